"""Pictures of what the examples of a page give, made when a site is built: seen before anybody runs something."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from transom.app import ScriptPage
from transom.components.component import Component
from transom.hosts.static.caller import Caller
from transom.hosts.static.making import Making
from transom.hosts.static.picture import take_picture
from transom.reactive.context import session_var
from transom.script.output import CellOutput
from transom.session.session import Session
from transom.site import Site

WIDTH = 720
"""CSS pixels."""
_FENCE = "`" * 20


class _Shown:
    """Of the blocks of a document the result of one example; it knows afterwards whether there is one."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._output: CellOutput | None = None

    def __call__(self, blocks: list[Component]) -> list[Component]:
        session = session_var.get()
        if isinstance(session, Session):
            session.set_page(kind="app")  # without the margins of written text
        self._output = [each for each in blocks if isinstance(each, CellOutput)][self._number]
        return [self._output]

    @property
    def fine(self) -> bool:
        """Whether there is something to be seen, and no error."""
        return self._output is not None and self._output.error is None and bool(self._output.objects)


def picture(sources: Sequence[str], number: int, *, timeout: float = 60) -> bytes | None:
    """A PNG of what one example gives, when those before it have run; `None` if that is an error, or nothing.

    Args:
        sources: the examples of a page, in its order.
        number: which of them, from 0.
        timeout: seconds that they, and then drawing, may take.

    Raises:
        SaveError: they do not end, or there is no browser.
    """
    with tempfile.TemporaryDirectory(prefix="transom-") as folder:
        path = Path(folder) / "page.md"
        fences = [f"{_FENCE}{{pyodide}}\n{source}\n{_FENCE}\n" for source in sources[: number + 1]]
        path.write_text("\n".join(fences), "utf-8")
        shown = _Shown(number)
        with Site([path]) as site:
            page = cast("ScriptPage", next(iter(site.app.pages.values())))
            page.frame = shown
            caller = Caller()
            saved = caller.run(Making(site, caller, "", None, None, {"timeout": timeout}, posed=True).run)
    return take_picture(saved.document.html, width=WIDTH, height=40, timeout=timeout) if shown.fine else None
