"""From candidates to published figures: documents added, decisions made, batches published and undone.

What is here is the same for the page and for ``python -m geo review``; who may do what is decided here too
(`geo.review.people`), not on the page.
"""
