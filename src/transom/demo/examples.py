"""An example of each component, found in the package: for the gallery and for the tests that sweep over all there are.

A component whose constructor alone shows nothing says in its docstring how to make one that has something to show:
``Example: `Markdown("**Bold** text")` ``. Owns how that is read, and what is made of a component that says nothing.
"""

from __future__ import annotations

import re
from typing import Any

import transom as tr
from transom.components.component import Component
from transom.components.layout import ListLayout
from transom.components.widget import Widget

_EXAMPLE = re.compile(r"^\s*Example: `(.+)`$", re.MULTILINE)
_FAMILIES = (tr.widgets, tr.indicators, tr.pane, tr.layout)


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
    said = _said(cls)
    if said:
        names = {name: getattr(family, name) for family in _FAMILIES for name in family.__all__}
        made = eval(said, {"tr": tr, **names})  # noqa: S307 - a docstring of the package's own
        made.param.update(**params)
        return made  # type: ignore[no-any-return]
    if issubclass(cls, ListLayout):
        return cls("One", "Two", **params)
    if "options" in cls.param:
        params = {"options": ["One", "Two"], **params}
    return cls(**({"label": cls.__name__, **params} if issubclass(cls, Widget) else params))


def _said(cls: type[Component]) -> str:
    """The example in the docstring of a class; empty when there is none."""
    found = _EXAMPLE.search(vars(cls).get("__doc__") or "")
    return found[1] if found else ""


def _is_shown(cls: type[Component]) -> bool:
    """Whether there are components of this very class, drawn by a front end of the package's own."""
    makes_another = "__new__" in vars(cls)
    return cls._front_end not in ("", "Foreign") and not cls.__name__.endswith("Base") and not makes_another
