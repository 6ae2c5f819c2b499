"""Times: what a text says of when, resolved against its day of publication."""
