"""The messages that Python sends to the map: values, totals, the view, what two maps share, scenes."""
