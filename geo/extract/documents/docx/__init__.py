"""Text of a Word document."""
