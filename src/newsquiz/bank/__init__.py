"""Question banks on disk: read with places, checked, written whole, edited line by line."""

from newsquiz.bank.articles import article_file, read_article
from newsquiz.bank.finding import Finding
from newsquiz.bank.reading import Loaded, read
from newsquiz.bank.rendering import dump
from newsquiz.bank.schema import json_schema
from newsquiz.bank.writing import write_new
from newsquiz.lint import Severity

__all__ = [
    "Finding",
    "Loaded",
    "Severity",
    "article_file",
    "dump",
    "json_schema",
    "read",
    "read_article",
    "write_new",
]
