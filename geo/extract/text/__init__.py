"""Text as the rules read it: folded one for one, cut into tokens, sentences and clauses."""
