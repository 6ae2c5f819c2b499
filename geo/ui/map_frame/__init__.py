"""A map on a page: its frame, the wire to it, what is sent over it. Map, Compare and Briefing use it."""
