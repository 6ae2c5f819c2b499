"""Text of a web page."""
