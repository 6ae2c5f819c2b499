"""The Documents page: documents added, reviewed and published by those who use the atlas."""
