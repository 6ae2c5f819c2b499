"""What is worked out over years or places: totals, changes, shares, values carried forward."""
