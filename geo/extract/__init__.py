"""From documents to candidate statements: what is read, found, linked, and how sure it is."""
