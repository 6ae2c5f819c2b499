"""What several pages place: texts, charts, buttons."""
