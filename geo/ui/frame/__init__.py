"""The frame of every page: navigation, state, addresses, faults, what is shipped."""
