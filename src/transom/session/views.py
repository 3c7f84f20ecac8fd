"""`Views`: all views of a session, and what they have in common."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from transom.components.component import Component
from transom.components.defaults import page_defaults
from transom.components.storing import write_lock

if TYPE_CHECKING:
    from transom.session.view import View

UNSAID = 64
"""So many messages to the page are kept while there is none, for that which comes next."""


class Views:
    """The views of one session, oldest first, what they show and the properties of their pages.

    Concurrency: views come and go, and are shown something, on the loop; all else from any thread.
    """

    __slots__ = ("_all", "_unsaid", "page", "roots")

    def __init__(self) -> None:
        self._all: tuple[View, ...] = ()
        self._unsaid: deque[dict[str, Any]] | None = None
        self.page: dict[str, Any] = dict(page_defaults)
        """Properties of the pages, such as their title."""
        self.roots: Sequence[Component] | None = None
        """What the views show that have nothing of their own; `None` until it is known."""

    def __iter__(self) -> Iterator[View]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def oldest(self) -> View:
        """The first of them.

        Raises:
            LookupError: the session is shown nowhere.
        """
        if not self._all:
            raise LookupError("this session is shown nowhere")
        return self._all[0]

    def add(self, view: View) -> None:
        """One more; it is told what has been said while there was none."""
        with write_lock:
            self._all = (*self._all, view)
            view.tree.page = dict(self.page)
            unsaid, self._unsaid = self._unsaid, None
        for content in unsaid or ():
            view.tree.send(None, content)

    def discard(self, view: View) -> None:
        """One less."""
        with write_lock:
            self._all = tuple(each for each in self._all if each is not view)

    def show(self, components: Sequence[Component]) -> None:
        """Make these the roots of all that have none of their own."""
        self.roots = components
        for view in self._all:
            if not view.own:
                view.show(components)

    def set_page(self, values: dict[str, Any]) -> None:
        """Set properties of the pages, now and to come."""
        with write_lock:
            self.page.update(values)
            for view in self._all:
                view.tree.set_page(**values)

    def notify(self, content: dict[str, Any]) -> None:
        """Queue a message to each page; where there is none, to that which comes next."""
        with write_lock:
            for view in self._all:
                view.tree.send(None, content)
            if not self._all:
                self._unsaid = self._unsaid or deque(maxlen=UNSAID)
                self._unsaid.append(content)

    def flush(self) -> None:
        """Cut a patch for each, now or as soon as one is due there."""
        for view in self._all:
            view.outbox.flush()

    def close(self) -> list[View]:
        """The session has ended: they show nothing any more. Returns those whose connections are to be ended."""
        views = list(self._all)
        for view in views:
            view.leave()
        self.roots = None
        return views
