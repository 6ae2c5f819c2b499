"""Candidate statements: a linked quantity in the columns of ``data/tables/statements.csv``."""
