"""How a page is likely to look: as its text says, and as its last sessions have shown.

Nothing of a user is in it.
"""

from __future__ import annotations

from transom.app import Page
from transom.components.colour import accent_of, colour_of
from transom.session.look import Look
from transom.session.session import Session
from transom.template.page import Page as PageComponent


def likely(page: Page, seen: Look | None) -> Look:
    """The look for the shell of a page.

    Args:
        page: of whose text the title is, and until it was seen all of it.
        seen: how its last sessions looked.
    """
    if seen is None:
        return page.look or Look()
    return seen._replace(title=page.look.title) if page.look is not None else seen


def look_of(session: Session) -> Look:
    """How the page of a session looks, without what may be its user's: its title."""
    for root in session.views.roots or ():
        if isinstance(root, PageComponent):
            return root.look(session.options)
    accent = colour_of(session.options.get("accent") or "")
    pair = "" if accent is None else "light-dark({}, {})".format(*accent_of(accent))
    return Look(accent=pair, theme=session.options.get("theme", "auto"))
