"""The Sources page: cards, and the evidence of one statement."""
