"""Amounts: one number with its money, unit, noun, and what it is per."""
