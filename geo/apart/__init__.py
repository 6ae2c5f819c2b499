"""Pictures, files and offline maps made in processes of their own, which can be ended from outside."""

from geo.apart.bench import Bench
from geo.apart.parcel import Parcel
from geo.apart.tasks import content, document, file, picture

__all__ = ["Bench", "Parcel", "content", "document", "file", "picture"]
