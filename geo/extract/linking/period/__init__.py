"""Which period a quantity is of."""
