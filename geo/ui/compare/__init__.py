"""The Compare page: two maps side by side, and the difference."""
