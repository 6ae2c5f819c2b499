"""A view made whole: what it leaves open, and what it shows beyond a single year."""
