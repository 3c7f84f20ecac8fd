"""What a component's constructor takes, as people and tools read it.

Owns the metaclass that gives `inspect.signature(cls)` and `cls.__doc__` the parameters, and the Python type of a
parameter's values. All is worked out when somebody asks, so that classes and instances cost nothing more.
"""

from __future__ import annotations

import datetime as dt
import inspect
import sys
from collections.abc import Callable, Iterator
from inspect import Parameter, Signature
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import param
from param.parameterized import ParameterizedMetaclass

from transom.components.alias import Alias, install
from transom.components.roles import verify
from transom.components.tones import Tint

Type = type[param.Parameterized]
_KEYWORD = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)

# The first that fits: a parameter of a kind is one of the kind's root too.
_TYPES: tuple[tuple[type[param.Parameter[Any]], Any], ...] = (
    (param.Boolean, bool),
    (param.Integer, int),
    (param.CalendarDate, dt.date),
    (param.Date, dt.date),
    (param.CalendarDateRange, tuple[dt.date, dt.date]),
    (param.DateRange, tuple[dt.date, dt.date]),
    (param.Range, tuple[float, float]),
    (param.Number, float),
    (param.String, str),
    (param.ListSelector, list),
    (param.Dict, dict),
    (param.List, list),
    (param.Tuple, tuple),
)


class ComponentType(ParameterizedMetaclass):
    """The metaclass of components."""

    def __init__(self, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> None:
        super().__init__(name, bases, body)
        for attribute, value in body.items():
            if _is_default(self, attribute, value):
                type.__delattr__(self, attribute)
                setattr(self, attribute, value)
        declared = next(vars(base)["name"] for base in self.__mro__ if "name" in vars(base))
        if "name" not in body and not isinstance(declared, Alias):  # it is that of a base that is no component
            install(cast("Type", self), "name", Alias("label"))
        verify(cast("Any", self))

    @property
    def __signature__(self) -> Signature:
        """What the constructor takes: what `__init__` names, then the parameters, the class's own first."""
        cls = cast("Type", self)
        return Signature([*_named(cls), *_keywords(cls)])

    @property
    def __doc__(self) -> str | None:
        """The docstring as written, with what the class's own parameters mean."""
        written = self.__dict__.get("__doc__")
        if not isinstance(written, str):
            return None
        lines = [f"    {name}: {each.doc}" for name, each in own_parameters(cast("Type", self)) if each.doc]
        return "\n".join([inspect.cleandoc(written), "", "Parameters:", *lines]) if lines else written

    @__doc__.setter
    def __doc__(self, written: str | None) -> None:
        type.__dict__["__doc__"].__set__(self, written)


def _is_default(cls: type, attribute: str, value: Any) -> bool:
    """Whether what a class body says is a default for a parameter of a base; to Param it is no parameter any more."""
    if isinstance(value, param.Parameter) or hasattr(type(value), "__get__"):
        return False
    found = next((vars(base)[attribute] for base in cls.__mro__[1:] if attribute in vars(base)), None)
    return isinstance(found, param.Parameter) and not isinstance(found, Alias)


def own_parameters(cls: Type) -> Iterator[tuple[str, param.Parameter[Any]]]:
    """The parameters that `cls` does not share with all components, with their names; the most special first."""
    for base in cls.__mro__:
        if not is_common(base):
            yield from _declared(base, cls)


def common_parameters(cls: Type) -> Iterator[tuple[str, param.Parameter[Any]]]:
    """The parameters that `cls` shares with all components."""
    for base in cls.__mro__:
        if is_common(base):
            yield from _declared(base, cls)


def is_common(base: type) -> bool:
    """Whether what `base` declares belongs to every component: the root of components and what is above it."""
    return "_is_component" in vars(base) or base in param.Parameterized.__mro__


def _declared(base: type, cls: Type) -> Iterator[tuple[str, param.Parameter[Any]]]:
    for name, declared in vars(base).items():
        if isinstance(declared, param.Parameter) and not name.startswith("_") and not declared.readonly:
            mine = cls.param[name]
            if name == "name" and isinstance(mine, Alias):  # where it had to be declared anew, it is no other
                if "_is_component" in vars(base):
                    yield name, mine
            elif base is mine.owner:  # what a class declares anew stands with that class
                yield name, mine


def named(parameter: param.Parameter[Any], cls: Type | None = None) -> param.Parameter[Any]:
    """The parameter, in `cls`, that an alias is a name of; any other itself."""
    return parameter.of(cls or parameter.owner) if isinstance(parameter, Alias) else parameter


def annotation(parameter: param.Parameter[Any]) -> Any:
    """The Python type of a parameter's values, `Any` where only Param knows."""
    parameter = named(parameter)
    found = _values(parameter)
    return found | None if parameter.allow_None and found is not Any else found


def _values(parameter: param.Parameter[Any]) -> Any:
    if isinstance(parameter, param.ListSelector):
        return list
    if isinstance(parameter, Tint):
        return str
    if isinstance(parameter, param.Selector):
        return _one_of(list(parameter.objects))
    for kind, values in _TYPES:
        if isinstance(parameter, kind):
            return _items(parameter) if values in (dict, list, tuple) else values
    if isinstance(parameter, param.ClassSelector) and parameter.is_instance:
        classes = parameter.class_
        union: Any = classes[0] if isinstance(classes, tuple) else classes
        for each in classes[1:] if isinstance(classes, tuple) else ():
            union |= each
        return union
    return annotated(parameter)


def _one_of(objects: list[Any]) -> Any:
    words = tuple(each for each in objects if isinstance(each, str))
    others = [each for each in objects if not isinstance(each, str)]
    if not words or any(each is not None and not isinstance(each, bool) for each in others):
        return Any
    either = True in others and False in others
    found: Any = Literal[words if either else (*words, *(each for each in others if each is not None))]
    if either:
        found |= bool
    return found | None if None in others else found


def _items(parameter: param.Parameter[Any]) -> Any:
    """The type of a container, with that of what is in it where it is known."""
    kind = next(values for kind, values in _TYPES if isinstance(parameter, kind))
    if isinstance(parameter, param.List) and isinstance(parameter.item_type, type) and not hasattr(parameter, "_holds"):
        return list[parameter.item_type]  # type: ignore[name-defined]
    said = annotated(parameter)
    return said if get_origin(said) is kind else kind


def annotated(parameter: param.Parameter[Any]) -> Any:
    """What the class of a parameter says that it holds, `margin: param.Parameter[int | None] = …`; else `Any`."""
    owner = parameter.owner if isinstance(parameter.owner, type) else type(parameter.owner)
    around = vars(sys.modules.get(owner.__module__, param))  # not the class, in which `param` is something else
    try:
        said = inspect.get_annotations(owner, globals=around, locals={}, eval_str=True).get(str(parameter.name))
    except Exception:  # noqa: BLE001 - what an author annotates may be there for type checkers only
        return Any
    return get_args(said)[0] if get_args(said) else Any


def _named(cls: Type) -> Iterator[Parameter]:
    """What `__init__` itself names."""
    parameters = cls.param.objects(instance=False)
    hints = _hints(cls.__init__)
    for each in list(inspect.signature(cls.__init__).parameters.values())[1:]:
        if each.kind in _KEYWORD:
            known = parameters.get(each.name)
            yield each.replace(annotation=hints.get(each.name, Any) if known is None else annotation(known))
        elif each.kind is Parameter.VAR_POSITIONAL:
            # A signature has each name once, and the parameter of this name can be given too.
            yield each.replace(name="items" if each.name in parameters else each.name, annotation=Any)


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    try:
        return get_type_hints(function)
    except NameError:  # a name that is there for type checkers only
        return {}


def _keywords(cls: Type) -> Iterator[Parameter]:
    taken = {each.name for each in _named(cls)}
    for name, each in (*own_parameters(cls), *common_parameters(cls)):
        if name not in taken:
            taken.add(name)
            yield Parameter(name, Parameter.KEYWORD_ONLY, default=named(each, cls).default, annotation=annotation(each))
