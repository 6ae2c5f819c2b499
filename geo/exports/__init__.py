"""What is on the screen as a file of numbers that carries its sources."""

from geo.exports.table import shown_csv

__all__ = ["shown_csv"]
