"""From files, folders and standard input to articles."""

from newsquiz.ingest.files import expand, load, load_one

__all__ = ["expand", "load", "load_one"]
