"""A widget for a parameter of another object: what it is made with, and how the two are kept equal.

Owns what of a parameter a widget shows. Which class of widgets suits a parameter is its author's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from inspect import cleandoc
from typing import Any

import param

from transom.components.alias import Alias, meant
from transom.components.parameters import same
from transom.components.words import say
from transom.reactive.callables import kind_of, takes_argument
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.reactive.of_param import watchers_of
from transom.reactive.subscribe import subscribe

_DEFAULT_STEP = 0.1
"""Of numbers that are no whole ones, where neither parameter nor widget says one."""
_NO_CHOICE = "–"
"""What stands for nothing in a list to choose from."""
_FOLLOWED = ("value", "label", "doc", "constant", "readonly", "bounds", "softbounds", "step", "objects")
"""What of a parameter may change while a widget shows it."""
_ENDS = {"start", "end", "fixed_start", "fixed_end"}
_OF_TRACKS = {"orientation", "interval"}
"""Parameters of sliders and players."""
_REFUSALS = (ValueError, TypeError, OSError)
"""What parameters raise for a value that they do not take; those of paths look for the file."""


def own_names(cls: Any, params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of a widget by their own names, where some were given by another name."""
    known = cls.param.objects(instance=False)
    aliases = {name: each.target for name, each in known.items() if isinstance(each, Alias)}
    return {aliases.get(name, name): value for name, value in params.items()}


def linked(
    cls: Any, parameter: param.Parameter[Any], params: Mapping[str, Any], target: Any = None
) -> tuple[Any, Link]:
    """A widget of `cls` for a parameter, and what keeps the two equal.

    Args:
        cls: the class.
        parameter: of an object or of a class.
        params: parameters of the widget; these do not follow. With `throttled=True` the object gets what a slider has
            when it is let go, with `onkeyup=True` each letter of a text.
        target: whose value it is, where the parameter does not say: instances may share that of their class.
    """
    target = parameter.owner if target is None else target
    given = own_names(cls, params)
    of = "value"
    for option, name in (("throttled", "value_throttled"), ("onkeyup", "value_input")):
        of = name if given.pop(option, False) and name in cls.param else of
    names = cls.param.objects(instance=False).keys()
    widget = cls(**{**arguments_for(parameter, names, target), **given})
    return widget, Link(widget, parameter, given.keys(), target, of)


def arguments_for(parameter: param.Parameter[Any], names: AbstractSet[str], target: Any) -> dict[str, Any]:
    """What a widget for `parameter` is made with.

    Args:
        parameter: of an object, `obj.param.n`, or of a class.
        names: the parameters that the widget has.
        target: the object or class.
    """
    found = {
        "value": _own(getattr(target, str(parameter.name))),
        "label": parameter.label,
        "description": cleandoc(parameter.doc or "") or None,
        "disabled": bool(parameter.constant or parameter.readonly),
        "step": getattr(parameter, "step", None),
        **dict(zip(("start", "end"), _ends(parameter, soft=not names.isdisjoint(_OF_TRACKS)), strict=True)),
        **dict(zip(("fixed_start", "fixed_end"), _ends(parameter, soft=False), strict=True)),
    }
    if is_order(parameter):
        del found["value"]
        found["disabled"] = found["disabled"] or getattr(target, str(parameter.name)) is None
    kept = {name: each for name, each in found.items() if each is not None or name == "value"}
    choice = meant(parameter)
    if isinstance(choice, param.Selector):
        kept["options"] = dict(choice.get_range()) if _has_names(choice) else list(choice.objects)
        if "groups" in names:  # a list that opens: others can show that nothing is chosen
            kept["placeholder"] = _NO_CHOICE if _may_be_unset(choice, found["value"]) else ""
    return {name: each for name, each in kept.items() if name in names}


def _has_names(parameter: Any) -> bool:
    """Whether the options are called otherwise than by their texts."""
    files = isinstance(parameter, param.FileSelector | param.MultiFileSelector)
    return files or bool(parameter.names) or any(isinstance(each, param.Parameterized) for each in parameter.objects)


def _may_be_unset(choice: Any, value: Any) -> bool:
    """Whether nothing is chosen, or may be, and this is not itself one of the options."""
    several = isinstance(choice, param.ListSelector)
    return not several and bool(choice.allow_None or value is None) and not any(each is None for each in choice.objects)


def _own(value: Any) -> Any:
    """A value that one of the two may keep: a list or dict changes in place, and is the other's."""
    return value.copy() if type(value) in (list, dict) else value


def _alike(one: Any, other: Any) -> bool:
    """Whether two lists or dicts hold the same; anything else is asked nothing."""
    if type(one) not in (list, dict) or type(one) is not type(other):
        return False
    try:
        return bool(one == other)
    except (TypeError, ValueError):  # arrays in it
        return False


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float | tuple) or value is None


def _may_be_nothing(parameter: param.Parameter[Any]) -> bool:
    """Whether an emptied field means that there is no text: so it is where there was none to begin with."""
    return isinstance(parameter, param.String) and bool(parameter.allow_None) and parameter.default is None


def is_order(parameter: param.Parameter[Any]) -> bool:
    """Whether it is something to do, and no value: `param.Action`, `param.Event`."""
    return isinstance(meant(parameter), param.Action | param.Event)


def _ends(parameter: Any, *, soft: bool) -> tuple[Any, Any]:
    """The least and the greatest value that a control offers; one that is excluded is a step away.

    What has to be moved along a track is offered the usual ones only, what can be typed all that are taken.
    """
    known = parameter.get_soft_bounds() if hasattr(parameter, "get_soft_bounds") else None
    bounds = known if soft or known is None else parameter.bounds
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
    """Keeps a widget and a parameter equal, until it is closed or the session ends that it was made in.

    What the object does not take stays in the widget, where it is said that it is not taken, if the widget can say so;
    else the widget goes back to the value of the object.

    Args:
        widget: the widget.
        parameter: the parameter.
        given: parameters of the widget that its author has set; these do not follow.
        target: the object or class whose value it is.
        of: what of the widget the object gets.

    Attributes:
        in_page: whether the page keeps the two equal by itself as well, so that it can do without the app.
    """

    in_page = False

    def __init__(
        self, widget: Any, parameter: param.Parameter[Any], given: AbstractSet[str], target: Any, of: str = "value"
    ) -> None:
        self.widget = widget
        self.parameter = parameter
        self.target = target
        self.given = given
        self._of = of
        self._refused = self._following = False
        owner = session_var.get()
        if is_order(parameter):
            watching: Callback = _Press(_Order(parameter, target), owner)
        else:
            watching = _Push(self._push, owner, parameter=parameter, target=target)
        widget.param.watch(watching, of)
        self._ends: list[Callable[[], object]] = []
        for what in _followed(parameter):
            of_widget = _called(widget, widget.param["value"])
            follow = Callback(self._follow, owner, internal=not _blocks(widget, "value"), name=of_widget)
            self._ends.append(subscribe(target, follow, [str(parameter.name)], owner, what=what))

    def close(self) -> None:
        """From here on each goes its own way."""
        while self._ends:
            self._ends.pop()()
        # Found and not kept: who watches refers to the link, and both would wait for a collection of garbage.
        for watcher in tuple(watchers_of(self.widget).get(self._of, {}).get("value", ())):
            if isinstance(watcher.fn, _Push | _Press) and watcher.fn.parameter is self.parameter:
                self.widget.param.unwatch(watcher)

    @property
    def _kept(self) -> Any:
        """What the object has."""
        return getattr(self.target, str(self.parameter.name))

    def _push(self, event: Any) -> None:
        """The widget has another value."""
        value = getattr(self.widget, self._of)
        if self._following or _alike(value, self._kept):
            return
        if isinstance(value, str) and not value and _may_be_nothing(self.parameter):
            value = None
        before = self._kept
        try:
            setattr(self.target, str(self.parameter.name), _own(value))
        except Exception as error:
            if self._kept is not before or same(before, value):
                raise  # it has taken the value: what failed is somebody who watches it
            self._refuse(value, error)
            if not isinstance(error, _REFUSALS):
                raise
        else:
            self._take_back()
            if _is_plain(value) and not same(self._kept, value):
                self._follow(event)  # the object has made something else of it

    def _refuse(self, value: Any, error: Exception) -> None:
        if isinstance(self.widget.param.objects("existing").get("error"), param.String):
            self._refused = True
            self.widget.error = expected(self.parameter, value)
            return
        kept = self._kept
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
        told = arguments_for(self.parameter, names, self.target)
        if event.what in ("bounds", "softbounds"):  # an end that there is no longer
            told = {**{name: None for name in names & _ENDS if self.widget.param[name].allow_None}, **told}
        if _alike(told.get("value"), self.widget.value):
            told["value"] = self.widget.value
        self._following = True  # what the widget makes of it, such as a copy, is no wish of the user's
        try:
            self.widget.param.update(told)
        finally:
            self._following = False
        self._take_back()


def link_of(function: Any) -> Link | None:
    """The link that a parameter is watched for with `function`; `None` for any other watcher."""
    of = getattr(getattr(function, "function", None), "__self__", None)
    return of if isinstance(of, Link) else None


class _Push(Callback):
    """What a widget is watched with: it blocks if that which it sets off may."""

    __slots__ = ("parameter", "target")

    def __init__(self, function: Any, owner: Any, *, parameter: param.Parameter[Any], target: Any) -> None:
        super().__init__(function, owner, name=_called(target, parameter))
        self.parameter = parameter
        self.target = target

    @property
    def blocking(self) -> bool:
        """Whether somebody who may block watches the parameter."""
        return _blocks(self.target, str(self.parameter.name))


class _Order:
    """Does what a parameter says: runs an action with its object, or sets off an event."""

    def __init__(self, parameter: param.Parameter[Any], target: Any) -> None:
        self.parameter = parameter
        self.target = target
        self.__qualname__ = _called(target, parameter)

    @property
    def _action(self) -> Any:
        """What is to be done, `None` for nothing."""
        return getattr(self.target, str(self.parameter.name))

    def __call__(self, _event: Any) -> Any:
        action = self._action
        if isinstance(self.parameter, param.Event):
            setattr(self.target, str(self.parameter.name), True)
        elif action is not None:
            return action(self.target) if takes_argument(action) else action()
        return None

    @property
    def blocking(self) -> bool:
        """Whether it runs code that may block."""
        if isinstance(self.parameter, param.Event):
            return _blocks(self.target, str(self.parameter.name))
        action = self._action
        return action is not None and kind_of(action) == "def"


class _Press(Callback):
    """What a button is watched with."""

    __slots__ = ()

    @property
    def parameter(self) -> Any:
        """The parameter."""
        order: Any = self.function
        return order.parameter

    @property
    def blocking(self) -> bool:
        """Whether that which it sets off may block."""
        order: Any = self.function
        return bool(order.blocking)


def _called(target: Any, parameter: param.Parameter[Any]) -> str:
    """What people call a parameter of an object or class."""
    return f"{(target if isinstance(target, type) else type(target)).__name__}.{parameter.name}"


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
