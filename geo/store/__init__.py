"""The team's database: documents, candidates, decisions, published batches, own records and files.

Records are added and never changed or removed, so that what was decided stays readable. SQLite in the
workspace by default, PostgreSQL where ``DATABASE_URL`` says so (docs/decisions/2026-11-27-workspace.md).
"""
