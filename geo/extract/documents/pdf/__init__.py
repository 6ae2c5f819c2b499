"""Text of a PDF."""
