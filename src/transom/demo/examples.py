"""An example of each component, found in the package: for the gallery and for the tests that sweep over all there are.

A component whose constructor alone shows nothing says in its docstring how to make one that has something to show:
``Example: `Markdown("**Bold** text")` ``. Owns how that is read, and what is made of a component that says nothing.
"""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import transom as tr
from transom.components.component import Component
from transom.components.layout import ListLayout
from transom.components.widget import Widget

_EXAMPLE = re.compile(r"^\s*Example: `(.+)`$", re.MULTILINE)
_WORD = re.compile(r"(?<![\w.\"'])[A-Z]\w+(?=\()")
_FAMILIES = (tr.widgets, tr.indicators, tr.pane, tr.layout, tr.forms)


def components() -> list[type[Component]]:
    """Each component class of the package that can be shown; the bases for an author's own are none."""
    public = {
        each
        for family in _FAMILIES
        for name in family.__all__
        if isinstance(each := getattr(family, name), type) and issubclass(each, Component) and _is_shown(each)
    }
    return sorted(public, key=lambda cls: cls.__name__)


def shows(cls: type[Component]) -> bool:
    """Whether an example of the class has something to show; a picture without a file, say, has not."""
    return bool(_said(cls)) or issubclass(cls, Widget | ListLayout)


def example(cls: type[Component], **params: Any) -> Component:
    """A component of that class with something to show.

    Args:
        cls: one of `components()`.
        params: parameters that it is to have.
    """
    made: Component = eval(source(cls), {"tr": tr, cls.__name__: cls})  # noqa: S307 - a text of the package's own
    made.param.update(**params)
    return made


def source(cls: type[Component]) -> str:
    """What is written to make one, such as `tr.widgets.Button(label="Button")`."""
    said = _said(cls)
    if said:
        return _WORD.sub(lambda found: _named(found[0], cls), said)
    options = ['options=["One", "Two"]'] if "options" in cls.param else []
    label = [f'label="{cls.__name__}"'] if issubclass(cls, Widget) else []
    inside = ['"One"', '"Two"'] if issubclass(cls, ListLayout) else []
    return f"{_named(cls.__name__, cls)}({', '.join([*inside, *label, *options])})"


def family(cls: type[Component]) -> str:
    """The module that an author finds it in, such as "widgets"."""
    return next((_name(each) for each in _FAMILIES if vars(each).get(cls.__name__) is cls), "")


def _named(name: str, cls: type[Component]) -> str:
    """How an author writes the class of that name; of two of one name `cls` is meant."""
    others = (_name(each) for each in _FAMILIES if name in each.__all__)
    found = family(cls) if name == cls.__name__ else next(others, "")
    top = found in ("layout", "forms") and hasattr(tr, name)
    return name if not found else f"tr.{name}" if top else f"tr.{found}.{name}"


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _said(cls: type[Component]) -> str:
    """The example in the docstring of a class; empty when there is none."""
    found = _EXAMPLE.search(vars(cls).get("__doc__") or "")
    return found[1] if found else ""


def _is_shown(cls: type[Component]) -> bool:
    """Whether there are components of this very class, drawn by a front end of the package's own."""
    makes_another = "__new__" in vars(cls)
    return cls._front_end not in ("", "Foreign") and not cls.__name__.endswith("Base") and not makes_another
