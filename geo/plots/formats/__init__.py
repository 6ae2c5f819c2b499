"""A sheet written to a file and read back."""
