"""The words of the Methods page, of the dashboard and of an edition."""
