"""Pictures, files and offline maps made in processes of their own, which can be ended from outside."""

from geo.processes.pool import ProcessPool
from geo.processes.shared_data import SharedData
from geo.processes.tasks import content, document, file, picture

__all__ = ["ProcessPool", "SharedData", "content", "document", "file", "picture"]
