"""The Map page: the map's frame, its controls, the panel beside it."""
