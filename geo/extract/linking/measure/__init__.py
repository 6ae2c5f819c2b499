"""Which measure a quantity is of."""
