"""`Widget`: a component with a value that the user can change."""

from __future__ import annotations

from typing import Any, Self

import param
from param.parameterized import register_reference_transform

from transom.components.component import Component
from transom.components.defaults import page_options
from transom.components.from_param import is_order, linked, own_names
from transom.components.from_values import arguments_from


class WidgetBase(param.Parameterized):
    """What has a `value` and stands for it wherever a reference is taken.

    The root of widgets, and something to derive a component from that is made of others, or drawn by a module of its
    author's, and is to be used as a widget.
    """

    value = param.Parameter(default=None, doc="What the user has chosen or written.")

    def _hears(self, event: str) -> bool:
        """Whether code is called for what the page's user does."""
        return True

    def _left_out(self) -> str | None:
        """What of it is not in the page that has just been saved; `None` when all is."""

    @classmethod
    def from_param(cls, parameter: param.Parameter[Any], **params: Any) -> Self:
        """A widget for a parameter of another object, `IntSlider.from_param(obj.param.n)`.

        The two have the same value from now on: what the user sets, the object gets, and the other way round. Bounds,
        step, options, label, help and whether it can be operated are the parameter's, also when these change.

        Of a `param.Action` or `param.Event`, `Button.from_param` makes a button that runs it; an action is given its
        object, if it takes an argument.

        Args:
            parameter: of an object or of a class.
            params: parameters of the widget; these do not follow. With `throttled=True` the object gets what a slider
                has when it is let go, with `onkeyup=True` each letter of a text.

        Raises:
            TypeError: `parameter` is none, or belongs to nothing, or is an action and the widget no button.
        """
        if getattr(parameter, "owner", None) is None:
            raise TypeError(
                f"{cls.__name__}.from_param({parameter!r}): give a parameter of an object, as `obj.param.n`."
            )
        names = cls.param.objects(instance=False)
        if is_order(parameter) and not isinstance(names["value"], param.Event):
            raise TypeError(
                f"{cls.__name__}.from_param(…): {parameter.name} is something to do and has no value. "
                f"Write Button.from_param(obj.param.{parameter.name})."
            )
        widget: Self = linked(cls, parameter, params)[0]
        return widget

    @classmethod
    def from_values(cls, values: Any, **params: Any) -> Self:
        """A widget for values that are there already, `IntSlider.from_values(frame["year"])`.

        What chooses has each of them once as its options, a dict with their labels. What has a start and an end has
        them at the lowest and the highest, and begins at the start, or with both. The name of a column is its label.

        Args:
            values: a list, an array, a column; what is missing among them is left out of numbers.
            params: parameters of the widget; what is given is not worked out.

        Raises:
            TypeError: the widget has neither options nor a start and an end.
            ValueError: there is no number among `values`.
        """
        return cls(**arguments_from(cls, values, own_names(cls, params)))

    @property
    def rx(self) -> Any:
        """Its `value` as the beginning of an expression: `slider.rx() * 2`."""
        return self.param["value"].rx

    def _as_reference(self) -> param.Parameter[Any]:
        owner = getattr(self, "_owner", None)
        options = page_options if owner is None else owner.options
        throttled = options.get("throttled") and "value_throttled" in self.param
        parameter: param.Parameter[Any] = self.param["value_throttled" if throttled else "value"]
        return parameter


class Widget(WidgetBase, Component):
    """The root of widgets. A widget stands for its `value` wherever a reference is taken.

    Args:
        label: what the user reads beside it.
        params: parameters.
    """

    def __init__(self, label: Any = "", **params: Any) -> None:
        super().__init__(**params if isinstance(label, str) and not label else {"label": label, **params})

    def _set_label(self, label: Any) -> dict[str, str]:
        return {"label": "" if label is None else str(label)}


def _transform(reference: Any) -> Any:
    return reference._as_reference() if isinstance(reference, WidgetBase) else reference


register_reference_transform(_transform)
