"""The Briefing page: scenes presented on the map, and briefings of the user's own."""
