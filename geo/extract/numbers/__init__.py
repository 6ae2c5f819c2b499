"""Numbers in digits and in words, with their scales, halves and fractions."""
