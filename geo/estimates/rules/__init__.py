"""What may be compared, added, shared or read as a change, each rule one verdict."""
