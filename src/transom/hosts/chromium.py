"""The Chromium of this machine."""

from __future__ import annotations

import os
import shutil

from transom.errors import TransomError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Under which a Chromium is looked for on PATH, in this order."""


class BrowserMissingError(TransomError):
    """There is no browser, or nothing to drive it with."""


def find_chromium(what: str) -> str:
    """The path of a Chromium: `TRANSOM_CHROMIUM`, or one on PATH.

    Args:
        what: needs it, in words.

    Raises:
        BrowserMissingError: there is none.
    """
    given = os.environ.get("TRANSOM_CHROMIUM")
    found = shutil.which(given) if given else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        looked = f"TRANSOM_CHROMIUM={given!r} is no program" if given else f"no {', '.join(NAMES)} is on PATH"
        raise BrowserMissingError(f"{what} needs Chromium: {looked}. Install one, or set TRANSOM_CHROMIUM to its path.")
    return found
