"""Files that lie beside apps: handed out as what they are, and never run in the site's name."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Final

from starlette.responses import FileResponse, PlainTextResponse, Response

_ACTIVE = ("html", "xml", "svg")
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_OWN: Final = "sandbox allow-downloads allow-forms allow-popups allow-popups-to-escape-sandbox allow-scripts"
"""For what the operator has named: it may run, but as a page of nowhere."""


def linked_file(path: Path) -> Response:
    """The answer with a file of the site's closed table (see `transom.script.links`).

    Scripts come as plain text; what a browser would run things from comes sandboxed. A file that is gone, or that
    has become a link to another place, is not there.
    """
    if not path.is_file() or path.resolve() != path:
        return PlainTextResponse("There is nothing here.", 404)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.endswith("javascript"):
        kind = "text/plain"
    headers = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}
    if _is_active(kind):
        headers["content-security-policy"] = _SANDBOX
    return FileResponse(path, media_type=kind, headers=headers, stat_result=path.stat())


def static_file(body: bytes, kind: str) -> Response:
    """The answer with a file of the server's static folders: a page among them is of no origin, and so no app's."""
    headers = {"x-content-type-options": "nosniff"}
    if _is_active(kind):
        headers["content-security-policy"] = _OWN
    return Response(body, media_type=kind, headers=headers)


def _is_active(kind: str) -> bool:
    return any(word in kind for word in _ACTIVE)
