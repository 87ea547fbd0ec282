"""From a file or a folder to articles."""
