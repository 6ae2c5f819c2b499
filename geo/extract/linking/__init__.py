"""Which time, place, speaker and measure belong to a quantity: candidates with features and weights."""
