"""A widget for a parameter of another object: what it is made with, and how the two are kept equal.

Owns what of a parameter a widget shows. Which class of widgets suits a parameter is its author's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import param

from transom.components.words import say
from transom.reactive.callables import kind_of, takes_argument
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.reactive.of_param import watchers_of
from transom.reactive.subscribe import subscribe

_DEFAULT_STEP = 0.1
"""Of numbers that are no whole ones, where neither parameter nor widget says one."""
_FOLLOWED = ("value", "label", "doc", "constant", "readonly", "bounds", "softbounds", "step", "objects")
"""What of a parameter may change while a widget shows it."""


def arguments_for(parameter: param.Parameter[Any], names: AbstractSet[str]) -> dict[str, Any]:
    """What a widget for `parameter` is made with.

    Args:
        parameter: of an object, `obj.param.n`, or of a class.
        names: the parameters that the widget has.
    """
    found = {
        "value": getattr(parameter.owner, str(parameter.name)),
        "label": parameter.label,
        "description": parameter.doc,
        "disabled": bool(parameter.constant or parameter.readonly),
        "step": getattr(parameter, "step", None),
        **dict(zip(("start", "end"), _ends(parameter), strict=True)),
    }
    if is_order(parameter):
        del found["value"]
        found["disabled"] = found["disabled"] or _action_of(parameter) is None
    kept = {name: each for name, each in found.items() if each is not None or name == "value"}
    if isinstance(parameter, param.Selector):
        kept["options"] = dict(parameter.get_range()) if parameter.names else list(parameter.objects)
    return {name: each for name, each in kept.items() if name in names}


def is_order(parameter: param.Parameter[Any]) -> bool:
    """Whether it is something to do, and no value: `param.Action`, `param.Event`."""
    return isinstance(parameter, param.Action | param.Event)


def _action_of(parameter: param.Parameter[Any]) -> Any:
    """What an action does, or an event; `None` for nothing."""
    return getattr(parameter.owner, str(parameter.name))


def _ends(parameter: Any) -> tuple[Any, Any]:
    """The least and the greatest value that a control offers; one that is excluded is a step away."""
    bounds = parameter.get_soft_bounds() if hasattr(parameter, "get_soft_bounds") else None
    if bounds is None:
        return (None, None)
    if not isinstance(parameter, param.Number) or isinstance(parameter, param.Date | param.CalendarDate):
        return (bounds[0], bounds[1])
    step = parameter.step or (1 if isinstance(parameter, param.Integer) else _DEFAULT_STEP)
    ends = []
    for end, hard, inclusive, inward in zip(
        bounds, parameter.bounds or (None, None), parameter.inclusive_bounds, (step, -step), strict=True
    ):
        ends.append(end if inclusive or end is None or end != hard else end + inward)
    return (ends[0], ends[1])


class Link:
    """Keeps a widget and a parameter equal, until the session ends that it was made in.

    What the object does not take stays in the widget, where it is said that it is not taken, if the widget can say so;
    else the widget goes back to the value of the object.

    Args:
        widget: the widget.
        parameter: the parameter.
        given: parameters of the widget that its author has set; these do not follow.
    """

    def __init__(self, widget: Any, parameter: param.Parameter[Any], given: AbstractSet[str]) -> None:
        self.widget = widget
        self.parameter = parameter
        self.given = given
        self._refused = False
        owner = session_var.get()
        if is_order(parameter):
            watching: Callback = _Press(_Order(parameter), owner)
        else:
            watching = _Push(self._push, owner, target=parameter)
        widget.param.watch(watching, "value")
        for what in _followed(parameter):
            follow = Callback(self._follow, owner, internal=not _blocks(widget, "value"))
            subscribe(parameter.owner, follow, [str(parameter.name)], owner, what=what)

    def _push(self, event: Any) -> None:
        """The widget has another value."""
        target, name, value = self.parameter.owner, str(self.parameter.name), self.widget.value
        try:
            setattr(target, name, value)
        except (ValueError, TypeError) as error:
            self._refuse(value, error)
        else:
            self._take_back()

    def _refuse(self, value: Any, error: Exception) -> None:
        if isinstance(self.widget.param.objects("existing").get("error"), param.String):
            self._refused = True
            self.widget.error = expected(self.parameter, value)
            return
        kept = getattr(self.parameter.owner, str(self.parameter.name))
        if hasattr(self.widget, "_advise"):  # it is a component
            self.widget._advise("from_param", f"{error} The object keeps {kept!r}.")
        self.widget.value = kept

    def _take_back(self) -> None:
        if self._refused:
            self._refused = False
            self.widget.error = None

    def _follow(self, event: Any) -> None:
        """The object has another value, or says something else of it."""
        names = self.widget.param.objects("existing").keys() - self.given
        self.widget.param.update(arguments_for(self.parameter, names))
        self._take_back()


class _Push(Callback):
    """What a widget is watched with: it blocks if that which it sets off may."""

    __slots__ = ("_target",)

    def __init__(self, function: Any, owner: Any, *, target: param.Parameter[Any]) -> None:
        super().__init__(function, owner)
        self._target = target

    @property
    def blocking(self) -> bool:
        """Whether somebody who may block watches the parameter."""
        return _blocks(self._target.owner, str(self._target.name))


class _Order:
    """Does what a parameter says: runs an action with its object, or sets off an event."""

    def __init__(self, parameter: param.Parameter[Any]) -> None:
        self.parameter = parameter
        self.__qualname__ = f"{type(parameter.owner).__name__}.{parameter.name}"

    def __call__(self, _event: Any) -> Any:
        parameter = self.parameter
        action = _action_of(parameter)
        if isinstance(parameter, param.Event):
            setattr(parameter.owner, str(parameter.name), True)
        elif action is not None:
            return action(parameter.owner) if takes_argument(action) else action()
        return None

    @property
    def blocking(self) -> bool:
        """Whether it runs code that may block."""
        if isinstance(self.parameter, param.Event):
            return _blocks(self.parameter.owner, str(self.parameter.name))
        action = _action_of(self.parameter)
        return action is not None and kind_of(action) == "def"


class _Press(Callback):
    """What a button is watched with."""

    __slots__ = ()

    @property
    def blocking(self) -> bool:
        """Whether that which it sets off may block."""
        order: Any = self.function
        return bool(order.blocking)


def _blocks(target: Any, name: str) -> bool:
    """Whether setting a parameter of `target` runs code that may block."""
    instance = not isinstance(target, type)
    watchers = watchers_of(target) if instance else {}
    found = watchers.get(name, {}).get("value", ())
    return not instance or any(getattr(watcher.fn, "blocking", True) for watcher in found)


def _followed(parameter: param.Parameter[Any]) -> Iterator[str]:
    slots = {slot.lstrip("_") for base in type(parameter).__mro__ for slot in getattr(base, "__slots__", ())}
    yield from (what for what in _FOLLOWED if what == "value" or what in slots)


def expected(parameter: param.Parameter[Any], value: Any) -> str:
    """What a user reads of a value that a parameter does not take."""
    bounds = getattr(parameter, "bounds", None)
    if bounds and isinstance(value, int | float):
        low, high = bounds
        below, above = getattr(parameter, "inclusive_bounds", (True, True))
        if low is not None and (value < low or (value == low and not below)):
            return say("At least {}." if below else "More than {}.", low)
        if high is not None and (value > high or (value == high and not above)):
            return say("At most {}." if above else "Less than {}.", high)
    return say("This value is not taken.")
