"""The static edition: the atlas as a folder that any web server can serve, dated and never changed."""
