"""A Jupyter notebook → Markdown and code, in order. Owns the file format (nbformat 4)."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from transom.errors import ScriptError

_ATTACHMENT = re.compile(r"attachment:([^)\s\"']+)")


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """One cell of the file.

    Args:
        kind: text or code.
        source: what is in it.
        tags: its tags, such as `hide-input`.
    """

    kind: Literal["markdown", "code"]
    source: str
    tags: frozenset[str]


def read_notebook(text: str, filename: str) -> list[NotebookCell]:
    """The Markdown and code cells of a notebook; raw cells are for converters and left out.

    Raises:
        ScriptError: the text is no notebook of Python in a format from 2015 or later.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise ScriptError(f"{filename} is no notebook: it is not JSON ({error}).") from error
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        raise ScriptError(
            f"{filename} is no notebook of format 4: it has no list of cells. Save it anew in Jupyter, or "
            f"run `jupyter nbconvert --to notebook --nbformat 4 {filename}`."
        )
    language = _language(content)
    if language != "python":
        raise ScriptError(f"{filename} is a notebook of {language!r}; only Python notebooks can be served.")
    return list(_cells(cells))


def _cells(cells: list[Any]) -> Iterator[NotebookCell]:
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", "")
        source = "".join(source) if isinstance(source, list) else str(source)
        source = source.replace("\r\n", "\n")
        tags = frozenset(str(tag) for tag in cell.get("metadata", {}).get("tags", ()))
        if cell.get("cell_type") == "markdown":
            yield NotebookCell("markdown", _with_attachments(source, cell.get("attachments", {})), tags)
        elif cell.get("cell_type") == "code":
            yield NotebookCell("code", source, tags)


def _with_attachments(source: str, attachments: Mapping[str, Any]) -> str:
    """Pictures that were pasted into a text cell, as data URLs."""

    def replace(match: re.Match[str]) -> str:
        for mime, data in attachments.get(unquote(match[1]), {}).items():
            content = "".join(data) if isinstance(data, list) else str(data)
            if not str(mime).startswith("image/"):
                continue
            if mime == "image/svg+xml" and "<svg" in content:  # as text; other pictures are base64
                content = base64.b64encode(content.encode()).decode()
            return f"data:{mime};base64,{''.join(content.split())}"
        return match[0]

    return _ATTACHMENT.sub(replace, source) if attachments else source


def _language(content: dict[str, Any]) -> str:
    metadata = content.get("metadata", {})
    kernel = metadata.get("kernelspec", {}).get("language")
    return str(metadata.get("language_info", {}).get("name") or kernel or "python").lower()
