"""The Disagreements page: every contested figure and every check that fails."""
