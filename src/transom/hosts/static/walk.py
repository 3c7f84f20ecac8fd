"""`Walk`: the way through all states of a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from transom.components.states import States
from transom.errors import SaveError
from transom.hosts.static.recording import Recording
from transom.hosts.static.states import Control, wire

_HEAD = 3
"""So much of a node stands before what follows it."""


class ShiftingError(Exception):
    """A control has other values than it had, since one that comes after it has moved.

    Attributes:
        control: it.
    """

    def __init__(self, control: Control) -> None:
        super().__init__(control.id)
        self.control = control


class Walk:
    """Goes through all states, the values of the last control changing first, and ends at the one that was there.

    The values of a control may follow those before it: it is asked for them each time that one of these has moved.

    Args:
        page: the page.
        made: its controls.
        most: places of a slider.
        limit: states.
        keep: called in each state with this; gives the number of the state.
    """

    def __init__(
        self,
        page: Recording,
        made: Sequence[Control],
        *,
        most: int,
        limit: int,
        keep: Callable[[Walk], Awaitable[int]],
    ) -> None:
        self._page = page
        self.made = made
        self._most = most
        self._limit = limit
        self._keep = keep
        self.ids = {each.id for each in made}
        self._count = 0
        self._first = [each.component._states(most) for each in made]
        self._two = [each.component._states(2) for each in made]
        self._met: list[list[Any]] = [[] for _ in made]
        self._now = [each.states for each in made]
        self.lists: list[tuple[list[Any], list[int]]] = []
        """Values as the page says them, and a number for each by which the same value is known in another list."""
        self.tree: Any = 0
        """`[list, place that it begins with, moves, *what follows each of the values]`, at the ends numbers of states.

        `moves` says for each of the values which later controls it sets, each with the number of the value.
        """
        self.others: dict[int, list[int]] = {}
        """What the controls have in a state in which they do not have what they were set to, one having set another."""

    def shown(self, id_: str) -> dict[str, Any]:
        """What the page is told otherwise of a component, in the state that it is in."""
        return next((now.shown for each, now in zip(self.made, self._now, strict=True) if each.id == id_), {})

    @property
    def at(self) -> list[int]:
        """The place of what each control has at first, on the way to the state that was there."""
        places, node = [], self.tree
        for each in self.made:
            places.append(min(each.at, len(node) - _HEAD - 1))
            node = node[_HEAD + places[-1]]
        return places

    async def run(self) -> None:
        """Do it.

        Raises:
            ShiftingError: a control's values follow one that comes after it.
            SaveError: there are too many states.
        """
        begun = [{name: getattr(each.component, name) for name in each.names} for each in self.made]
        try:
            self.tree = await self._from([])
        finally:
            await self._set([each.states.values[each.at] for each in self.made])
            for control, values in zip(self.made, begun, strict=True):
                # What is chosen of other options than there were cannot be said as the page said it then.
                if not all(_is(getattr(control.component, name), value) for name, value in values.items()):
                    await self._page.put(control.component, values)

    async def _from(self, wanted: list[Any]) -> Any:
        """What can be chosen after these values have been."""
        depth = len(wanted)
        if depth == len(self.made):
            self._count += 1
            if self._count > self._limit:
                raise SaveError(
                    f"The page has more than {self._limit} states: what some of its controls offer follows others. "
                    "Write a larger max_states, or embed_states={widget: [values]} for the values that matter."
                )
            number = await self._keep(self)
            now = [wire(self._page, each.component, "value") for each in self.made]
            if now != wanted:
                self.others[number] = [self._key(each) for each in range(depth)]
            return number
        component = self.made[depth].component
        now = wire(self._page, component, "value")
        states = self._now[depth] = self._states(depth, now)
        self._two[depth] = component._states(2)
        keys, after, moves = [], [], _Moves()
        for value in states.values:
            moves.add(await self._moved(depth, [*wanted, value]))
            keys.append(self._key(depth))
            after.append(await self._from([*wanted, value]))
        if depth < len(self.made) - 1:
            moves.first(await self._moved(depth, [*wanted, states.values[0]]))
        at = states.values.index(now) if now in states.values else 0
        return [self._list(states.values, keys), at, moves.told(), *after]

    async def _moved(self, depth: int, way: list[Any]) -> dict[int, tuple[int, bool]]:
        """Go there, those that come later being at their first values: what they have then, and whether they moved."""
        later = range(depth + 1, len(self.made))
        begun = [*way[:-1], wire(self._page, self.made[depth].component, "value")]
        if self._count:
            await self._set([*begun, *(self._now[each].values[0] for each in later)])
        before = {each: (self._key(each), self.made[each].component._states(2)) for each in later}
        await self._go(way)
        kept = {each: self.made[each].component._states(2) == offered for each, (_, offered) in before.items()}
        return {each: (self._key(each), self._key(each) != before[each][0]) for each in later if kept[each]}

    def _states(self, depth: int, now: Any) -> States:
        control = self.made[depth]
        found = control.component._states(self._most)
        if control.chosen or found == self._first[depth]:
            return control.states
        if found is None or not found.values:
            return States([now], {}, 1)
        return found if now in found.values else found._replace(values=[*found.values, now])

    def _key(self, depth: int) -> int:
        """The number of the value that a control has."""
        value: Any = getattr(self.made[depth].component, "value")  # noqa: B009 - what has none is no control
        met = self._met[depth]
        place = next((number for number, each in enumerate(met) if _is(each, value)), len(met))
        if place == len(met):
            met.append(value)
        return place

    def _list(self, values: list[Any], keys: list[int]) -> int:
        if (values, keys) not in self.lists:
            self.lists.append((values, keys))
        return self.lists.index((values, keys))

    async def _go(self, wanted: Sequence[Any]) -> None:
        await self._set(wanted)
        for depth in range(len(wanted)):
            if self.made[depth].component._states(2) != self._two[depth]:
                raise ShiftingError(self.made[depth])

    async def _set(self, wanted: Sequence[Any]) -> None:
        """Set all that is otherwise, in order: what sets off one may have set the next."""
        for control, value in zip(self.made, wanted, strict=False):
            for name in control.names:
                if wire(self._page, control.component, name) != value:
                    await self._page.set(control.component, name, value)


def _is(one: Any, other: Any) -> bool:
    """Whether it is the same choice."""
    if one is other:
        return True
    return type(one) is type(other) and not hasattr(one, "dtype") and bool(one == other)


class _Moves:
    """What the values of a control do to those that come later."""

    def __init__(self) -> None:
        self._found: list[dict[int, tuple[int, bool]]] = []

    def add(self, found: dict[int, tuple[int, bool]]) -> None:
        self._found.append(found)

    def first(self, found: dict[int, tuple[int, bool]]) -> None:
        """What the first value does, when it was not there already."""
        self._found[0] = found

    def told(self) -> list[list[tuple[int, int]]]:
        follow = {place for each in self._found for place, (_, moved) in each.items() if moved}
        if not follow:
            return []
        return [[(place, key) for place, (key, _) in each.items() if place in follow] for each in self._found]
