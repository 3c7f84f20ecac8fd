"""The states of a page: which controls make them, and how each is kept whole."""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from transom.components.component import Component
from transom.components.from_param import link_of
from transom.components.states import States
from transom.components.widget import WidgetBase
from transom.errors import SaveError
from transom.hosts.static.recording import Recording
from transom.protocol.messages import Op
from transom.reactive.of_param import watchers_of

_NAMES = ("value", "value_throttled")


class Control(NamedTuple):
    """A widget whose values are kept.

    Attributes:
        component: it.
        id: by which the page knows it.
        names: the parameters by which the page says its value.
        states: the values that it has at first, the one that it has among them.
        at: the place of that.
        chosen: whether the author has said which values are kept.
    """

    component: Component
    id: str
    names: list[str]
    states: States
    at: int
    chosen: bool


class Table:
    """Ops of any number of states, each kept once."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.classes: list[Op] = []
        self.states: list[list[int]] = []
        self._places: dict[bytes, int] = {}
        self._numbers: dict[bytes, int] = {}

    def add(self, ops: Sequence[Op], told: Callable[[Op], Op]) -> int:
        """Keep a state, and give its number; `told` gives an op as the page is told it.

        A snapshot numbers the classes of components in the order in which it comes to them: here each has one number.
        """
        numbers: dict[int, int] = {}
        state = []
        for op in ops:
            match op:
                case ["class", number, defaults, info]:
                    numbers[number] = self._number(defaults, {**info}, numbers, told)
                case ["new", id_, number, props]:
                    state.append(self._place(["new", id_, numbers[number], props], told))
                case ["msg", "page", _]:
                    pass  # a notification is of its moment
                case ["msg", id_, {"n": _, "doc": _} as whole]:  # a Bokeh document, numbered by how often it was told
                    state.append(self._place(["msg", id_, {**whole, "n": 1}], told))
                case _:
                    state.append(self._place(op, told))
        self.states.append(state)
        return len(self.states) - 1

    def _number(
        self, defaults: dict[str, Any], info: dict[str, Any], numbers: Mapping[int, int], told: Callable[[Op], Op]
    ) -> int:
        if "like" in info:
            info["like"] = numbers[info["like"]]
        key = _key(["class", 0, defaults, info])
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.classes)
            self.classes.append(told(["class", number, defaults, info]))
        return number

    def _place(self, op: Op, told: Callable[[Op], Op]) -> int:
        key = _key(op)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self.ops)
            self.ops.append(told(op))
        return place


def _key(op: Op) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(op)).digest()


def controls(
    page: Recording,
    *,
    most: int,
    limit: int,
    chosen: Mapping[Any, Sequence[Any]],
    without: Collection[Component] = (),
    last: Sequence[Component] = (),
) -> list[Control]:
    """The widgets of the page that something in Python listens to and whose values can be counted.

    Args:
        page: the page.
        most: places of a slider.
        limit: states.
        chosen: the values that are kept of a widget, in place of all that it can have.
        without: widgets that are none of them.
        last: those whose values follow others', in the order in which they do.

    Raises:
        SaveError: more states than `limit`, or values that a widget does not take.
    """
    given = dict(chosen)
    here = [each for each in page.components if not any(each is other for other in (*without, *last))]
    may = [each for each in (*here, *last) if _is_control(each)]
    found = [_control(page, each, most, given.pop(each, None)) for each in may]
    if given:
        raise SaveError(
            f"embed_states: {', '.join(repr(each) for each in given)} is no widget of this page that Python listens to "
            "and whose values can be counted. Name one of: "
            f"{', '.join(repr(each.component) for each in found if each) or 'there is none'}."
        )
    made = [each for each in found if each is not None]
    count = math.prod(len(each.states.values) for each in made)
    if count > limit:
        sizes = " x ".join(f"{len(each.states.values)} ({each.component.label or each.id})" for each in made)
        raise SaveError(
            f"The page has {count} states, {sizes}; at most {limit} are saved. Write a larger max_states, a smaller "
            "max_opts for sliders, or embed_states={widget: [values]} for the values that matter."
        )
    return made


def is_heard(component: Component) -> bool:
    """Whether something in Python hears what the user does with it."""
    info = component._info
    names = {*info.writable, *itertools.chain(*info.events.values())}
    return any(_is_heard_of(component, name, set()) for name in names | {*_others(component, names)})


def _is_heard_of(owner: Any, name: str, seen: set[tuple[int, str]]) -> bool:
    """Whether a change is heard in Python, otherwise than by what the page does as well."""
    if isinstance(owner, type) or (id(owner), name) in seen:
        return isinstance(owner, type)
    seen.add((id(owner), name))
    links = [link_of(watcher.fn) for watcher in watchers_of(owner).get(name, {}).get("value", ())]
    return any(
        link is None
        or not link.in_page
        or _is_heard_of(link.widget, "value", seen)
        or _is_heard_of(link.target, str(link.parameter.name), seen)
        for link in links
    )


def _others(component: Component, names: set[str]) -> Iterator[str]:
    for name in names:
        yield from component._info.others.get(name, ())


def _is_control(component: Component) -> bool:
    return isinstance(component, WidgetBase) and "value" in component._info.writable and is_heard(component)


def _control(page: Recording, component: Component, most: int, chosen: Sequence[Any] | None) -> Control | None:
    id_ = page.id_of(component)
    now = wire(page, component, "value")
    states = _chosen(page, component, chosen) if chosen is not None else component._states(most)
    if states is None or not states.values:
        return None
    if now not in states.values:
        states = states._replace(values=[*states.values, now])
    names = [name for name in _NAMES if name in component._info.writable]
    return Control(component, id_, names, states, states.values.index(now), chosen is not None)


def _chosen(page: Recording, component: Component, values: Sequence[Any]) -> States:
    kept: Any = getattr(component, "value")  # noqa: B009 - what has none is no control
    said = []
    try:
        for value in values:
            component.param.update(value=value)
            said.append(wire(page, component, "value"))
    except ValueError as error:
        raise SaveError(f"embed_states: {component!r} does not take one of {list(values)}: {error}") from error
    finally:
        component.param.update(value=kept)
    return States(said, {}, len(said))


def wire(page: Recording, component: Component, name: str) -> Any:
    """What the page is told of a parameter."""
    return msgspec.json.decode(msgspec.json.encode(component._encode(name, page.view.tree)))
