"""The figures as Parquet by measure and year, for tables larger than memory: written; read with DuckDB."""

from geo.partitions.reading import Partitions
from geo.partitions.writing import Written, write_partitions

__all__ = ["Partitions", "Written", "write_partitions"]
