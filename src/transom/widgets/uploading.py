"""`Uploading`: the root of fields that take files.

Owns what a page may send, and what of it is kept until a file is whole. A page sends a file in pieces over its own
connection, as commands: each is numbered, comes once and in order, and again after a lost connection.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

import param

from transom.components.component import Mount
from transom.components.words import say
from transom.errors import RejectedError
from transom.reactive.callback import collect
from transom.reactive.context import Owner, current_owner
from transom.widgets.arriving import (
    MOST_FILES,
    Announced,
    Arrival,
    Arrived,
    announced,
    byte_count,
    in_words,
    is_accepted,
)
from transom.widgets.field import Field

T = TypeVar("T")
DEFAULT_TOTAL = 200_000_000
"""Bytes that may come at once where nothing else is said."""


class Uploading(Field):
    """A field that takes files, chosen in the browser's dialog or dropped on it.

    What comes is checked before the first byte is sent: kinds, sizes, how many. It waits in a temporary file and is
    there as a whole, or not at all.
    """

    _events = {"upload": (), "piece": (), "sent": ("value",), "stop": (), "remove": ("value",)}
    _beside = ("upload", "piece", "stop")
    _unsynced: ClassVar[tuple[str, ...]] = ("max_file_size", "max_files", "max_total_file_size")

    multiple = param.Boolean(default=False, doc="Whether several files may be chosen at once.")
    max_file_size: param.Parameter[int | str | None] = param.Parameter(
        default=None, doc='Bytes that a file may have, also as a text: "5MB".'
    )
    max_total_file_size: param.Parameter[int | str | None] = param.Parameter(
        default=None, doc="Bytes that all files of one choice may have together; 200 MB, or what one may have."
    )
    max_files = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="How many files may be chosen at once; 1000 at most."
    )

    def __init__(self, label: Any = "", **params: Any) -> None:
        self.__dict__["_arrivals"] = WeakKeyDictionary[Owner, Arrival]()
        super().__init__(label, **params)

    _arrivals: WeakKeyDictionary[Owner, Arrival]
    """What is on its way, by page."""

    def _kinds(self) -> list[str]:
        """What is taken, as `tokens_of` gives it."""
        raise NotImplementedError

    def _several(self) -> bool:
        """Whether several files may come at once."""
        return self.multiple

    def _in_folders(self) -> bool:
        """Whether the names of files may have folders in them."""
        return False

    def _kept(self, files: list[Announced]) -> list[int]:
        """The bytes of each file that stays there beside these."""
        return []

    def _took(self, files: list[Arrived]) -> None:
        """Files have come whole."""
        raise NotImplementedError

    def _event_remove(self, raw: Any) -> None:
        """The user takes back what has come."""
        raise NotImplementedError

    def _news(self, values: dict[str, Any]) -> None:
        """Set these in one step; that it is the same again is news too."""
        if values["value"] != self.value:
            self.param.update(**values)
            return
        with collect():
            self.param.update(**values)
        self.param.trigger(*values)

    # What a page sends

    def _takes_long(self, name: str, raw: Any) -> bool:
        return name in ("piece", "sent")  # it is written to a file, and read from there

    def _event_upload(self, raw: Any) -> None:
        owner = current_owner()
        self._drop(owner)
        number, files = announced(raw, folders=self._in_folders())
        reason = self._refusal(files)
        if reason:
            raise RejectedError("bad_value", reason)
        self._arrivals[owner] = Arrival(number, files)

    def _event_piece(self, raw: Any) -> None:
        self._go_on(raw, lambda arrival: arrival.take(raw.get("at"), raw.get("data")))

    def _event_sent(self, raw: Any) -> None:
        files = self._go_on(raw, Arrival.files)
        self._drop(current_owner())
        self._took(files)

    def _event_stop(self, raw: Any) -> None:
        owner = current_owner()
        arrival = self._arrivals.get(owner)
        if arrival is not None and arrival.number == raw:
            self._drop(owner)

    def _go_on(self, raw: Any, step: Callable[[Arrival], T]) -> T:
        """Go on with the upload that a page means; whatever is wrong with that ends it.

        Raises:
            RejectedError: there is none of this number any more.
        """
        owner = current_owner()
        arrival = self._arrivals.get(owner)
        if arrival is None or not isinstance(raw, dict) or raw.get("number") != arrival.number:
            raise RejectedError("not_allowed")
        try:
            return step(arrival)
        except BaseException:
            self._drop(owner)
            raise

    def _refusal(self, files: list[Announced]) -> str:
        """Why these are not taken; empty when they are."""
        most = 1 if not self._several() else min(self.max_files or MOST_FILES, MOST_FILES)
        kept = self._kept(files)
        if len(files) + len(kept) > most:
            return say("One file only.") if most == 1 else say("At most {} files.", most)
        one, together = self._limits()
        kinds = self._kinds()
        for file in files:
            if not is_accepted(file, kinds):
                return say("“{}” is not of a kind that is taken here: {}.", file.name, ", ".join(kinds))
            if file.size > one:
                return say("“{}” is larger than {}.", file.name, in_words(one))
        if sum(each.size for each in files) + sum(kept) > together:
            return say("These files have more than {} together.", in_words(together))
        return ""

    def _limits(self) -> tuple[int, int]:
        """Bytes that one file, and all of a choice, may have."""
        one, together = (_bytes(getattr(self, name)) for name in ("max_file_size", "max_total_file_size"))
        together = max(DEFAULT_TOTAL, one or 0) if together is None else together
        return (together if one is None else min(one, together)), together

    # What goes again

    def _drop(self, owner: Owner) -> None:
        arrival = self._arrivals.pop(owner, None)
        if arrival is not None:
            arrival.close()

    def _drop_all(self) -> None:
        for owner in list(self._arrivals):
            self._drop(owner)

    def _unmounted(self, mount: Mount) -> None:
        super()._unmounted(mount)
        if mount.owner is not None:
            self._drop(mount.owner)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "disabled" in names and self.disabled:
            self._drop_all()
        for name in ("max_file_size", "max_total_file_size"):
            if name in names:
                try:
                    byte_count(getattr(self, name))
                except ValueError as error:
                    self._advise(name, f"{name}={error}")


def _bytes(given: Any) -> int | None:
    try:
        return byte_count(given)
    except ValueError:  # it has been reported
        return None
