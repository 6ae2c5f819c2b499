"""Forms of the Documents page: figures by hand and from tables, own records, lessons for the extractor."""
