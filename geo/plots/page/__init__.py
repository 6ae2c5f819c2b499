"""What stands around the map of a sheet: head, foot, legend, references, caveats."""
