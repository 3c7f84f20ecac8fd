"""Files and data that the page fetches by an address of its own, for as long as a component shows them.

A component publishes and keeps what it gets for it; a host hands it out. Knows no host.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from weakref import WeakValueDictionary


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Publication:
    """What is handed out, until nobody holds this any more.

    Attributes:
        source: a file, which is read when it is asked for, or the data itself.
        kind: its media type; nothing that a browser would run.
        name: of the file that is saved.
        saved: whether it is for the user's disk: a browser that is sent there saves it, whatever is in it.
        kept: what goes with it, such as a temporary file.
        key: nobody guesses it.
    """

    source: Path | bytes
    kind: str
    name: str
    saved: bool = False
    kept: object = None
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def address(self) -> str:
        """Where it is, as seen from the client's files."""
        return f"../media/{self.key}/{quote(self.name)}"


_published: WeakValueDictionary[str, Publication] = WeakValueDictionary()


def publish(source: Path | bytes, kind: str, name: str) -> Publication:
    """Let hosts hand out `source`, to be shown."""
    return _handed_out(Publication(source, kind, name))


def publish_saved(source: Path | bytes, name: str, kept: object = None) -> Publication:
    """Let hosts hand out `source`, to be saved under a name; see `Publication`."""
    return _handed_out(Publication(source, "application/octet-stream", name, saved=True, kept=kept))


def _handed_out(publication: Publication) -> Publication:
    _published[publication.key] = publication
    return publication


def find_published(key: str) -> Publication | None:
    """What was published under a key, if somebody still shows it."""
    return _published.get(key)
