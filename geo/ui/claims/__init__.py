"""A claim as a page shows it."""
