"""What sources state: statements, routes, and the sentences behind them."""

from geo.statements.documents import Sentence, add_content, add_document, documents, find_documents, sentence
from geo.statements.read import (
    load_routes,
    load_routes_lenient,
    load_statements,
    load_statements_lenient,
)

__all__ = [
    "Sentence",
    "add_content",
    "add_document",
    "documents",
    "find_documents",
    "load_routes",
    "load_routes_lenient",
    "load_statements",
    "load_statements_lenient",
    "sentence",
]
