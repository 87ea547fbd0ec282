"""Pictures of screens are kept as SVG files."""

from __future__ import annotations

import pytest_textual_snapshot  # type: ignore[import-untyped]

# The plugin says so itself, but under the name that an older syrupy used.
pytest_textual_snapshot.SVGImageExtension.file_extension = "svg"
