"""Places in a text: names, words of nationality and words that point back, each with its role."""
