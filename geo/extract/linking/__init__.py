"""Which time, place, speaker and measure belong to a quantity: candidates with named features and learned weights."""
