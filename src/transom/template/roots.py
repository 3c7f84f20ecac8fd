"""What stands at the root of a page: what its script shows, or a `Page` with that in its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transom.components.component import Component
from transom.reactive.context import AREAS
from transom.template.basic import TEMPLATES
from transom.template.location import location_in
from transom.template.page import Page
from transom.template.resources import resources

if TYPE_CHECKING:
    from transom.session.session import Session

_KEY = "template"


def template_of(session: Session) -> Page:
    """The `Page` of a session: the one that `config.template` names, or a plain one; made when it is first wanted."""
    return session.resource(_KEY, TEMPLATES[session.options.get("template") or "page"])


def roots(session: Session, shown: list[Component]) -> list[Component]:
    """What the page shows.

    Args:
        session: the page's.
        shown: what its script shows in the main part, or a `Page` with further things for it.
    """
    extras = resources(session)
    if extras is not None:
        session.set_page(extras=extras)
    pages = [each for each in shown if isinstance(each, Page)]
    if not (pages or session.served.beside or session.has_resource(_KEY) or session.options.get("template")):
        return [*shown, *location_in(session)]
    if len(pages) > 1:
        text = f"{len(pages)} pages are to be served, and the first is. Put what the others hold into its parts."
        session.advise("area", text)
    page = pages[0] if pages else template_of(session)
    page.main.extend([each for each in shown if not isinstance(each, Page)])
    for area in AREAS[1:]:
        getattr(page, area).extend(session.served.of(area))
    return [page, *location_in(session)]
