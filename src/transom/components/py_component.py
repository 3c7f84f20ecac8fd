"""`PyComponent`: a component that is made of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from transom.components.child import Child
from transom.components.component import Component
from transom.components.display import display
from transom.components.encode import Encoder
from transom.components.place import place
from transom.components.viewer import view_of
from transom.reactive.context import session_var
from transom.reactive.of_param import values_of


class PyComponent(Component):
    """The root of components that are made of others.

    Its method `__panel__` returns what shows it: anything that `panel()` takes. It is called once, when the component
    is first put into a layout or a page; when it is decorated with `depends`, or is a coroutine function or a
    generator, a view of its newest result is shown. Parameters that the class declares stay in Python. What all
    components have, such as `width` and `disabled`, holds for what it shows: it takes the whole width and height that
    the component is given.
    """

    _front_end = "PyComponent"
    _derived: ClassVar[tuple[str, ...]] = ("_view",)

    _view = Child(doc="What shows it.")

    @classmethod
    def _hidden(cls, parameters: Mapping[str, Any]) -> set[str]:
        return set(parameters) - set(Component.param) - {"_view"}

    def __panel__(self) -> Any:
        """What shows it."""
        raise NotImplementedError(f"{type(self).__name__} has no __panel__. Write one that returns what shows it.")

    def _placed(self) -> None:
        if self._view is None and not self.__dict__.get("_making"):
            self.__dict__["_making"] = True
            try:
                self._store(_view=place(self, _shown))
            finally:
                self.__dict__["_making"] = False

    def _encode(self, name: str, encoder: Encoder) -> Any:
        if name == "_view" and self._view is None:  # it has come into the page by another way than `display()`
            token = session_var.set(encoder.owner)
            try:
                values_of(self)["_view"] = place(self, _shown)
            finally:
                session_var.reset(token)
        return super()._encode(name, encoder)


def _shown(component: PyComponent) -> Component:
    return display(view_of(component))
