"""The map of a sheet: base map, places, corridors and names."""
