"""The pages of an edition: plain HTML that reads without scripts, but for the map."""
