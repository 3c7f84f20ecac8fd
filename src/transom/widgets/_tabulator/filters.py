"""`Filters`: what code adds to a table to leave rows out: values, widgets, parameters, functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transom.components.outline import short
from transom.components.reference import current_value, is_reference
from transom.reactive.callables import kind_of, name_of
from transom.reactive.dependencies import dependencies_of
from transom.reactive.of_param import is_bound
from transom.reactive.slot import Slot
from transom.widgets._tabulator.calling import called

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Frame, Mask


@dataclass(frozen=True, slots=True, eq=False)
class _Added:
    given: Any
    column: Any
    slot: Slot | None

    @property
    def is_function(self) -> bool:
        return _is_function(self.given)


class Filters:
    """The filters of one table.

    Args:
        changed: called when other rows may be left, in the session's turn.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._added: list[_Added] = []

    @property
    def columns(self) -> list[Any]:
        """The columns that values are looked for in."""
        return [each.column for each in self._added if not each.is_function]

    @property
    def empty(self) -> bool:
        """Whether there is none."""
        return not self._added

    @property
    def has_functions(self) -> bool:
        """Whether there is code to be called."""
        return any(each.is_function for each in self._added)

    def add(self, given: Any, column: Any = None) -> None:
        """Leave out the rows that do not fit.

        Raises:
            ValueError: it is no filter, or one that needs a column; says what to write.
        """
        function = _is_function(given)
        if function and kind_of(given) != "def":
            raise ValueError(
                f"add_filter({name_of(given)}) is asynchronous, and rows are found at once. Give a `def`, which may "
                "block: it runs in a worker thread where a page has set it off."
            )
        if not function and column is None:
            raise ValueError(f"add_filter({short(given)}) looks for a value. Name its column: add_filter(…, column).")
        if not function and not is_reference(given):
            from transom.widgets._tabulator.filtering import is_value, refuse_filter

            if not is_value(given):
                raise refuse_filter(given)
        slot = None
        if is_reference(given) or is_bound(given):
            slot = Slot(self._changed, _nothing, kind="def", name=name_of(given))
            slot.watch(dependencies_of(_target(given)))
        self._added.append(_Added(given, column, slot))
        self._changed()

    def remove(self, given: Any) -> None:
        """Take a filter back; nothing happens if there is none of this value."""
        left = [each for each in self._added if not _is(each.given, given)]
        for each in self._added:
            if each not in left and each.slot is not None:
                each.slot.close()
        self._added = left
        self._changed()

    def masks(self, frame: Frame, place_of: Callable[[Any], int | None]) -> list[Mask]:
        """Which rows each of them leaves, those that leave all left out.

        Raises:
            TableError: a function failed, or returned what says nothing of rows.
        """
        from transom.widgets._tabulator.filtering import by_value

        masks = []
        for each in tuple(self._added):
            if each.is_function:
                with called(f"add_filter({name_of(each.given)})"):
                    masks.append(frame.kept(each.given))
                continue
            at = place_of(each.column)
            value = current_value(each.given) if is_reference(each.given) else each.given
            mask = None if at is None else by_value(frame, at, value)
            if mask is not None:
                masks.append(mask)
        return masks


def _is_function(given: Any) -> bool:
    return callable(given) and not isinstance(given, type) and not hasattr(type(given), "_as_reference")


def _target(given: Any) -> Any:
    return given._as_reference() if hasattr(type(given), "_as_reference") else given


def _is(one: Any, other: Any) -> bool:
    """Whether it is the one that was added: methods are made anew at each look."""
    if one is other:
        return True
    return type(one) is type(other) and not hasattr(one, "dtype") and bool(one == other)


def _nothing(_: Any) -> None:
    return None
