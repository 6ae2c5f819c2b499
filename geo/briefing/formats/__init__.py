"""A briefing written as slides, pages or an offline document."""
