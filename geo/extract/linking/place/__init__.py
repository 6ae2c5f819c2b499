"""Which place a quantity is of."""
