"""Figures entered by hand or brought in a table."""
