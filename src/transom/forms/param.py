"""`Param`: the form of an object with parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, cast

import param
from param.parameterized import Parameters

from transom.components.child import Children
from transom.components.component import Component
from transom.components.display import register
from transom.components.list_like import ListLike, NamedListLike
from transom.components.outline import short
from transom.components.pane import Pane
from transom.components.refusal import is_authors, is_panels
from transom.forms.field import Field
from transom.forms.kinds import KINDS, Kind, widget_class
from transom.layout import Column
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.reactive.of_param import hear_added
from transom.reactive.subscribe import subscribe
from transom.widgets import StaticText

_COUNTED = re.compile(r"(.*\D)\d{5,}")
"""A name that Param has made of that of the class and a number."""
_ARRANGED = frozenset({
    "parameters", "display_threshold", "default_precedence", "hide_constant", "sort", "show_name", "label",
})  # fmt: skip
"""What only says which fields stand where."""
_PLAIN = (param.Dict, param.Array, param.DataFrame, param.Series)
"""Kinds of parameters whose values have none themselves."""
_SIZES = frozenset({"sizing_mode", "width"})
_OF_PARTS = (
    "widgets", "expand", "expand_button", "default_layout", "default_precedence", "display_threshold", "hide_constant",
    "show_labels", "sort",
)  # fmt: skip
"""What holds for the forms inside as well."""


class Param(Pane):
    """The form of an object: a widget for each of its parameters, which follow each other whoever writes.

    Bounds, options, labels, help and whether something can be operated are the parameter's, also when these change. A
    value that the object does not take stays in the field, with what is wrong said below it, and the object keeps its
    own. Actions and events are buttons. A parameter whose value is an object with parameters has a part of its own,
    which can be unfolded.

    Args:
        object: an object with parameters or a class of such, its `.param`, or one of its parameters.
        params: parameters of the form.

    Concurrency: what an author has given as `initializer` runs where the object is set.

    Example: `Param(tr.widgets.IntSlider("A number", end=9), parameters=["label", "value", "end", "disabled"])`
    """

    _front_end = "ParamFunction"
    _literal = ("object", "sort", "initializer", "widgets", "default_layout", "expand_layout")
    _derived = ("children", "pending")
    _unsynced = (
        "object", "parameters", "widgets", "expand", "expand_button", "expand_layout", "show_name", "show_labels",
        "display_threshold", "default_layout", "default_precedence", "hide_constant", "sort", "initializer",
    )  # fmt: skip

    mapping: ClassVar[dict[type[Any], Kind]] = KINDS
    """Which widget suits which class of parameters: a class, or a function that is given the parameter."""

    object: param.Parameter[Any] = param.Parameter(default=None, allow_refs=False, doc="Whose form it is.")
    children = Children(doc="The layout of the form.")
    pending = param.Boolean(default=False, doc="Whether it is still to come: never, it is there at once.")
    parameters = param.List(
        default=[], allow_None=True, item_type=str, doc="Names of those that are shown, in order; all when empty."
    )
    widgets = param.Dict(
        default={}, doc='By name of a parameter: a class of widgets, a dict with a "widget_type", or a widget.'
    )
    expand = param.Boolean(default=False, doc="Whether the parts of objects inside are unfolded at first.")
    expand_button = param.Boolean(
        default=None, allow_None=True, doc="Whether parts can be folded; `None`: where they are not unfolded at first."
    )
    expand_layout: Any = param.Parameter(
        default=Column, doc="A class of layouts for the form and its parts, or a layout that gets the parts."
    )
    show_name = param.Boolean(default=True, doc="Whether the name stands above.")
    show_labels = param.Boolean(default=True, doc="Whether fields have their labels.")
    display_threshold = param.Number(default=0, doc="The least precedence of a parameter that is shown.")
    default_layout = param.ClassSelector(
        default=Column, class_=ListLike, is_instance=False, doc="In what the fields stand."
    )
    default_precedence = param.Number(default=1e-8, doc="That of a parameter without one; lower ones come first.")
    hide_constant = param.Boolean(default=False, doc="Whether constants are left out.")
    sort: param.Parameter[Any] = param.Parameter(
        default=False, doc="Whether labels are in order, or a key for `(name, parameter)`."
    )
    initializer = param.Callable(default=None, allow_None=True, allow_refs=False, doc="Called with each object first.")

    def __init__(self, object: Any = None, **params: Any) -> None:
        around = params.pop("_around", ())
        self.__dict__.update(_fields={}, _ends=[], _around=around, _laid=[], _parts=None, _only=None)
        super().__init__(object, **params)
        if self._owner is not None:
            self._owner.frees(self)

    _fields: dict[str, Field]
    _ends: list[Callable[[], None]]
    _around: tuple[int, ...]
    """The objects whose forms this one is a part of, and its own, by their ids."""
    _target: Any
    _only: str | None
    """The name of the one parameter that it was given."""

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return isinstance(obj, Parameters | param.Parameterized | param.Parameter)

    @classmethod
    def widget_class(cls, parameter: param.Parameter[Any]) -> type[Any] | None:
        """The class of widgets that suits a parameter, by `mapping`; `None` where there is none."""
        return widget_class(cls.mapping, parameter)

    widget_type = widget_class

    def widget(self, name: str) -> Component:
        """The widget of a parameter, or the part that an object inside has.

        Raises:
            KeyError: the form shows no such parameter.
        """
        field = self._fields.get(name)
        found = field and (field.widget or field.part())
        if found is None:
            shown = ", ".join(name for name, each in self._fields.items() if each.widget is not None)
            raise KeyError(f"{name!r} has no widget in this form. Those that have are {shown or 'none'}.")
        return cast("Component", found)

    @property
    def layout(self) -> Any:
        """What the fields stand in, `None` without an object."""
        return self.children[0] if self.children else None

    def __getitem__(self, index: Any) -> Any:
        return self.layout[index]

    def __len__(self) -> int:
        return len(self.layout) if self.children else 0

    def __iter__(self) -> Iterator[Any]:
        return iter(self.layout or ())

    def _updated(self, names: frozenset[str]) -> None:
        Component._updated(self, names)
        own = names & {*self._unsynced, "label"}
        if own and own <= _ARRANGED and self.children:
            self._arrange()
        elif own:
            self._show(self.object)
        if self.children and not names.isdisjoint(_SIZES):
            self._size()

    def _size(self) -> None:
        """Let what is inside be as wide as the form, where that is told how wide it is."""
        mode = "stretch_width" if self.width is not None or (self.sizing_mode or "").startswith("stretch") else None
        for each in (self._box, self.layout, *(field.widget for field in self._fields.values() if field.fills)):
            each.sizing_mode = mode

    def _render(self, obj: Any) -> None:
        self._leave()
        if obj is None:
            self._store(children=[])
            return
        target = _target_of(obj)
        self.__dict__.update(_target=target, _only=str(obj.name) if isinstance(obj, param.Parameter) else None)
        if id(target) not in self._around:
            self.__dict__["_around"] = (*self._around, id(target))
        if self.initializer is not None:
            self.initializer(target)
        self.__dict__["_box"] = box = self.default_layout()
        beside = self.expand_layout
        another = isinstance(beside, type) and beside is not Column
        self.__dict__["_apart"] = apart = another and not isinstance(box, beside)
        self.__dict__["_parts"] = beside() if apart else beside if isinstance(beside, ListLike) else None
        self._arrange()
        self._watch()
        self._store(children=[self._parts if apart else box])
        self._size()

    _box: Any
    _parts: Any
    """What parts stand in, where that is not what the fields stand in."""
    _apart: bool
    """Whether it has been made for them, and the fields stand in it too."""
    _laid: list[Any]

    @property
    def _named(self) -> bool:
        """Whether parts stand in a layout that has a name for each, as tabs."""
        return isinstance(self._parts, NamedListLike)

    def _leave(self) -> None:
        self._leave_watching()
        for field in self._fields.values():
            field.close()
        self._fields.clear()

    def _leave_watching(self) -> None:
        while self._ends:
            self._ends.pop()()

    def _freed(self) -> None:
        """The session has ended, and nothing follows any more."""
        self._leave()

    def _watch(self) -> None:
        """Follow what decides which fields there are."""
        owner = session_var.get()
        self._ends.append(hear_added(self._target, Callback(self._added, owner, internal=True)))
        arrange = Callback(lambda _event: self._arrange(), owner, internal=True)
        known = self._target.param.objects("existing")
        of_component = isinstance(self._target, Component)  # what it has is its own, and shown by itself
        holding = [name for name, each in known.items() if not of_component and _may_hold(each)]
        ends = {
            what: [name for name, each in known.items() if hasattr(each, what)] for what in ("bounds", "softbounds")
        }
        changes = {"precedence": known, "constant": known, "label": known, **ends, "value": holding}
        for what, names in changes.items():
            if names:
                self._ends.append(subscribe(self._target, arrange, list(names), owner, what=what))

    def _added(self) -> None:
        """A parameter has come."""
        if self.children:
            self._leave_watching()
            self._watch()
            self._arrange()

    def _names(self) -> list[str]:
        """The parameters that are shown, in order."""
        known = self._target.param.objects("existing")
        if self._only is not None:
            return [self._only]
        chosen = self.parameters or [name for name in known if name != "name" and not name.startswith("_")]
        for name in chosen:
            if name not in known:
                raise ValueError(f"Param(parameters=[…, {name!r}]): {_called(self._target)} has no such parameter.")
        pairs = [(name, known[name]) for name in chosen]
        shown = [pair for pair in pairs if self._precedence(pair[1]) >= self.display_threshold]
        if self.hide_constant:
            shown = [pair for pair in shown if not pair[1].constant]
        key = self.sort if callable(self.sort) else _label if self.sort else lambda pair: self._precedence(pair[1])
        return [name for name, _ in sorted(shown, key=key)]

    def _precedence(self, parameter: param.Parameter[Any]) -> float:
        return self.default_precedence if parameter.precedence is None else parameter.precedence

    def _field(self, name: str) -> Field:
        """The field of a parameter, which is made when it is shown first and kept from then on."""
        parameter = self._target.param[name]
        field = self._fields.get(name)
        if field is None or not field.suits():
            if field is not None:
                field.close()
            field = self._fields[name] = Field(self, parameter)
        return field

    def _arrange(self) -> None:
        """Put what is shown in its place."""
        fields = [self._field(name) for name in self._names()]
        title = self.label or _called(self._target)
        named = self._named
        objects: list[Any] = []
        if self.show_name and self._only is None and not named and not isinstance(self._box, NamedListLike):
            objects.append(StaticText(value=title, styles={"font-weight": "600"}))
        parts: list[Any] = []
        for field in fields:
            part = field.part()
            here = objects if self._parts is None else parts
            objects += [] if field.widget is None else [field.widget]
            here += [] if part is None else [(field.parameter.label, part) if named else part]
        self._box.objects = objects
        if self.children:
            self._size()
        if self._parts is not None:
            self._lay_parts([(title, self._box) if named else self._box] if self._apart else [], parts)

    def _lay_parts(self, first: list[Any], parts: list[Any]) -> None:
        """Put the parts into the layout that they stand in apart; what an author has put there stays."""
        before = {id(each) for each in self._laid}
        theirs = [each for each in self._parts._items() if id(_bare(each)) not in before]
        self._parts.objects = [*first, *theirs, *parts]
        self.__dict__["_laid"] = [_bare(each) for each in (*first, *parts)]

    def _of_part(self, value: Any) -> Param:
        """The form of an object that is the value of a parameter."""
        own = {name: getattr(self, name) for name in _OF_PARTS}
        return type(self)(value, **own, show_name=False, sizing_mode="stretch_width", _around=self._around)


def _target_of(obj: Any) -> Any:
    """The object or class that a form is of.

    Raises:
        TypeError: there is none.
    """
    if isinstance(obj, Parameters):
        return obj.cls if obj.self is None else obj.self
    if isinstance(obj, param.Parameter):
        obj = obj.owner
    if isinstance(obj, param.Parameterized) or (isinstance(obj, type) and issubclass(obj, param.Parameterized)):
        return obj
    raise TypeError(f"Param({short(obj)}): that has no parameters. Give an object that has, its .param or a parameter.")


def _called(target: Any) -> str:
    """The name of an object, or of its class where it has none of its own."""
    name = str(target.name or "") if isinstance(target, type) or isinstance(target.name, str) else ""
    counted = _COUNTED.fullmatch(name)
    return counted[1] if counted else name or type(target).__name__


def _bare(item: Any) -> Any:
    """What stands in a layout, without its name."""
    return item[1] if isinstance(item, tuple) else item


def _label(pair: tuple[str, Any]) -> str:
    return str(pair[1].label)


def _may_hold(parameter: param.Parameter[Any]) -> bool:
    """Whether its value may be an object with parameters."""
    holds = isinstance(parameter, param.ClassSelector | param.Selector) or type(parameter) is param.Parameter
    return holds and not isinstance(parameter, _PLAIN)


def _bid(obj: Any) -> float | None:
    if isinstance(obj, Parameters):
        return 0.8
    if isinstance(obj, param.Parameter):
        return 0.8 if is_authors(obj.owner) else None
    return 0.1 if isinstance(obj, param.Parameterized) and is_authors(obj) and not is_panels(obj) else None


def _form(obj: Any, **params: Any) -> Component:
    """A form, and of one parameter its widget alone."""
    form = Param(obj, **params)
    only: list[Any] = list(form) if isinstance(obj, param.Parameter) and not params else []
    return only[0] if len(only) == 1 else form


register(_bid, _form)
