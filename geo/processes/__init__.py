"""Pictures, files and offline maps made in processes of their own, which can be ended from outside."""

from geo.processes.pool import Bench
from geo.processes.shared_data import Parcel
from geo.processes.tasks import content, document, file, picture

__all__ = ["Bench", "Parcel", "content", "document", "file", "picture"]
