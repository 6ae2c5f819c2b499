"""Disagreements: contested figures and the computed checks, found and ranked."""
