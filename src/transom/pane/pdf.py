"""`PDF`: a document of several pages, by the browser's own viewer."""

from __future__ import annotations

from typing import Any

import param

from transom.components.pane import Pane
from transom.components.published import Publication
from transom.pane._file import is_address, names_file, published


class PDF(Pane):
    """Shows a PDF file; where a browser has no viewer for it, a link that opens it.

    `object` may be a `Path`, bytes, an open file, or the relative path of a file below the folder of the app's file or
    the current folder. Pages of other hosts do not stand in a page: an address is a link.

    Example: `PDF("https://example.org/report.pdf")`
    """

    _front_end = "PDF"
    priority = 0.9

    embed = param.Boolean(default=False, doc="Taken as Panel does; a file is always shown in the page.")
    start_page = param.Integer(default=1, bounds=(1, None), doc="The page that is shown first.")

    _unsynced = ("embed",)
    _publication: Publication | None = None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return names_file(obj, (".pdf",))

    def _after_embed(self, change: object) -> dict[str, Any]:
        if self.embed and isinstance(self.object, str) and is_address(self.object):
            self._advise("embed", "an address is a link here. Read the document and give its bytes to embed it.")
        return {}

    def _render(self, obj: Any) -> Any:
        self.__dict__["_publication"] = None
        if obj is None or (isinstance(obj, str) and not obj):
            return None
        if isinstance(obj, str) and is_address(obj):
            return {"src": obj, "own": False}
        publication = self.__dict__["_publication"] = published(obj, "PDF", (".pdf",), _kind)
        return {"src": publication.address, "own": True, "name": publication.name}


def _kind(begin: bytes) -> str | None:
    return "application/pdf" if b"%PDF-" in begin else None
