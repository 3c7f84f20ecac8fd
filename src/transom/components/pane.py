"""`Pane`: a component that shows an object.

A pane renders its object when it is given, in the thread that gives it; the page receives what
came of it. An object that cannot be rendered puts the pane into its error state.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

import param

from transom.components.component import Component
from transom.components.display import display, makers, register
from transom.components.encode import Encoder, encode_value
from transom.components.failing import encode_error, failed_here
from transom.components.storing import write_lock
from transom.errors import PaneError

__all__ = ["Pane", "PaneBase", "PaneError"]


class NothingGivenError(PaneError):
    """A method by which an object represents itself gave `None`: another pane may be asked."""

    def __init__(self, method: str) -> None:
        super().__init__("Nothing to show", f"{method} gave None. Show the object by another pane, or by panel(obj).")


class Pane(Component):
    """The root of panes.

    Subclasses give `priority`, `applies(obj)` and `_render(obj)`.
    """

    priority: ClassVar[float | None] = None
    """How well it shows what it applies to, 0 to 1; `None` keeps it from being chosen."""

    _derived: ClassVar[tuple[str, ...]] = ("error",)

    object = param.Parameter(default=None, doc="What is shown.")
    error = param.Dict(default=None, allow_None=True, doc="Why it cannot be shown: title, message, detail, id.")

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_rendered"] = None
        super().__init__(object=object, **params)

    _rendered: Any

    @classmethod
    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.__dict__.get("priority") is not None:
            register(cls._bid, cls)

    @classmethod
    def _bid(cls, obj: Any) -> float | None:
        # An expression stands for what it gives, whatever that could say of itself.
        return cls.priority if not isinstance(obj, param.rx) and cls.applies(obj) else None

    @classmethod
    def get_pane_type(cls, obj: Any) -> type[Component]:
        """The class of the component that `panel(obj)` makes.

        Raises:
            DisplayError: nothing shows such an object.
        """
        made = next((make for make in makers(obj) if isinstance(make, type)), None)
        return made or type(display(obj))

    @classmethod
    def offer(cls, obj: Any, **params: Any) -> Self | None:
        """A pane that shows `obj`; `None` if `obj` has nothing to be shown by this kind of pane."""
        pane = cls.__new__(cls)
        pane.__dict__["_asked"] = True
        cls.__init__(pane, obj, **params)
        return pane if pane.__dict__.pop("_asked") else None

    def take(self, obj: Any) -> bool:
        """Show `obj` instead; whether it had something for this kind of pane."""
        self.__dict__["_asked"] = True
        self.object = obj
        return bool(self.__dict__.pop("_asked"))

    def _represented(self, obj: Any, method: str) -> Any:
        """What `obj` says of itself by one of IPython's methods, without the metadata that it may give with it.

        Raises:
            NothingGivenError: it says nothing.
        """
        given = getattr(obj, method)()
        if isinstance(given, tuple):
            given = given[0]
        if given is None:
            raise NothingGivenError(f"{method}() of the {type(obj).__qualname__}")
        return given

    def clone(self, object: Any = None, **params: Any) -> Self:
        """Another pane of this class with the same parameters, see `Component.clone`.

        Args:
            object: what it shows; the same as this one when it is `None`.
            params: parameters that are to differ.
        """
        return super().clone(**params, **({} if object is None else {"object": object}))

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether this pane shows objects like `obj`; the root shows none."""
        return obj is ...

    def _render(self, obj: Any) -> Any:
        """What the page receives for `obj`; runs where the object is set.

        Raises:
            PaneError: it cannot be shown.
        """
        return obj

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("object", *self._rerender)):
            self._show(self.object)

    _rerender: ClassVar[tuple[str, ...]] = ()
    """Parameters on which rendering depends."""

    def _show(self, obj: Any) -> None:
        try:
            rendered, error = self._render(obj), None
        except NothingGivenError as nothing:
            asked = self.__dict__.get("_asked", False)
            self.__dict__["_asked"] = False
            rendered, error = None, None if asked else self._failed(nothing)
        except BaseException as raised:  # noqa: BLE001 - whatever a foreign object raises while being rendered
            rendered, error = None, self._failed(raised)
        with write_lock:
            self.__dict__["_rendered"] = rendered
            if "object" in self._info.synced:
                self._mark("object")
        if error != self.error:
            self.error = error

    def _failed(self, raised: BaseException) -> dict[str, Any]:
        name = type(self).__name__
        return failed_here(raised, name, f"{name} cannot show this object")

    def _encode_error(self, value: Any, encoder: Encoder) -> Any:
        return encode_error(value, encoder)

    def _encode_object(self, value: Any, encoder: Encoder) -> Any:
        return encode_value(self._rendered, encoder)


PaneBase = Pane
"""The name that Panel has for it."""
