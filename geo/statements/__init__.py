"""What sources state: statements, routes, and the sentences behind them."""

from geo.statements.documents import Sentence, add_document, documents, sentence
from geo.statements.read import (
    each_statement,
    load_routes_lenient,
    load_statements_lenient,
)

__all__ = [
    "Sentence",
    "add_document",
    "documents",
    "each_statement",
    "load_routes_lenient",
    "load_statements_lenient",
    "sentence",
]
