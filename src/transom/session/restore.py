"""Putting back what the user had entered, after the app's code was reloaded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transom.errors import RejectedError

if TYPE_CHECKING:
    from transom.session.session import Session


def restore(session: Session) -> None:
    """Set writable values again where type, label and ordinal among the equal ones match.

    Under the turn. A value that its parameter no longer takes is left out.
    """
    wanted = {(kind, label, number, name): value for kind, label, number, name, value in session.restore}
    session.restore = []
    if not wanted:
        return
    seen: Counter[tuple[str, str]] = Counter()
    for node in list(session.tree.nodes.values()):
        component = node.component
        key = (component._info.type, component.label)
        number = seen[key]
        seen[key] += 1
        for name in sorted(component._info.writable):
            if (*key, number, name) not in wanted:
                continue
            try:
                component._receive(name, wanted[(*key, number, name)])
            except RejectedError:
                continue
