"""The Table page: all figures, filtered, sorted, taken away."""
