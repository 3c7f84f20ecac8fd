"""`Token`: by what a page shows that a view is its own. Owns: which texts are good now, and for which browser."""

from __future__ import annotations

import hmac
import secrets


class Token:
    """The token of one view. Each connection is given a new one.

    The one before stays good until the page has shown that the new one has reached it: the connection may break first.

    Attributes:
        browser: what tells the browser of the page from others; empty when that is not known yet.
        value: the newest.
    """

    __slots__ = ("_proved", "browser", "value")

    def __init__(self) -> None:
        self.browser = ""
        self.value = ""
        self._proved = ""

    def issue(self) -> str:
        """A new one, for a connection that begins."""
        self.value = secrets.token_urlsafe(16)
        return self.value

    def arrived(self) -> None:
        """The page has said something on this connection, so it has the newest."""
        self._proved = self.value

    def knows(self, text: str | None) -> bool:
        """Whether `text` is good now, wherever it comes from."""
        return _same(text or "", self.value) or _same(text or "", self._proved)

    def fits(self, text: str | None, browser: str) -> bool:
        """Whether a page may go on that shows `text`.

        A view whose browser is not known is from then on that browser's.
        """
        if not self.knows(text) or (self.browser and not _same(browser, self.browser)):
            return False
        self.browser = browser
        if _same(text or "", self.value):
            self.arrived()
        return True


def _same(given: str, own: str) -> bool:
    return bool(own) and hmac.compare_digest(given.encode(errors="replace"), own.encode())
