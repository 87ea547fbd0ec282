"""Question banks on disk: read with places, checked, written whole, edited line by line."""

from newsquiz.bank.articles import article_file, read_article
from newsquiz.bank.checking import check
from newsquiz.bank.editing import (
    append,
    append_items,
    mint_ids,
    set_article_fields,
    set_conflict_fields,
    set_field_of_each,
    set_fields,
)
from newsquiz.bank.finding import Finding
from newsquiz.bank.reading import Loaded, line_of, read
from newsquiz.bank.rendering import dump
from newsquiz.bank.schema import json_schema
from newsquiz.bank.writing import write_new
from newsquiz.lint import Severity

__all__ = [
    "Finding",
    "Loaded",
    "Severity",
    "append",
    "append_items",
    "article_file",
    "check",
    "dump",
    "json_schema",
    "line_of",
    "mint_ids",
    "read",
    "read_article",
    "set_article_fields",
    "set_conflict_fields",
    "set_field_of_each",
    "set_fields",
    "write_new",
]
