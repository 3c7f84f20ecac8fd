"""`Widget`: a component with a value that the user can change."""

from __future__ import annotations

from typing import Any

import param
from param.parameterized import register_reference_transform

from transom.components.component import Component


class Widget(Component):
    """The root of widgets. A widget stands for its `value` wherever a reference is taken.

    Args:
        label: what the user reads beside it.
        params: parameters.
    """

    value = param.Parameter(default=None, doc="What the user has chosen or written.")

    def __init__(self, label: Any = "", **params: Any) -> None:
        super().__init__(**params if isinstance(label, str) and not label else {"label": label, **params})

    def _set_label(self, label: Any) -> dict[str, str]:
        return {"label": "" if label is None else str(label)}

    @property
    def rx(self) -> Any:
        """Its `value` as the beginning of an expression: `slider.rx() * 2`."""
        return self.param["value"].rx

    def _as_reference(self) -> param.Parameter[Any]:
        parameter: param.Parameter[Any] = self.param["value"]
        return parameter


def _transform(reference: Any) -> Any:
    return reference._as_reference() if isinstance(reference, Widget) else reference


register_reference_transform(_transform)
