"""What the constructors of all components take. There is no such module at run time.

Written by `python -m dev.stubs`; do not edit.
"""

from collections.abc import Callable
from typing import Any, Generic, Literal, TypeAlias, TypedDict, TypeVar, overload

import param

from transom.components.widget import Widget

Reference: TypeAlias = param.Parameter[Any] | param.rx | Widget | Callable[..., Any]
"""What stands for values to come: a widget, a parameter, a bound function, an expression, a generator."""

_Read_co = TypeVar("_Read_co", covariant=True)
_Written_contra = TypeVar("_Written_contra", contravariant=True)

class Value(Generic[_Read_co, _Written_contra]):
    """A parameter as an attribute: what reading it gives, and what may be set, references among it."""
    @overload
    def __get__(self, instance: None, owner: type[Any]) -> param.Parameter[Any]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> _Read_co: ...
    def __set__(self, instance: object, value: _Written_contra) -> None: ...

class Unlabelled(TypedDict, total=False):
    """The parameters of every component, for those that take their label by position."""

    name: str | Reference
    """Another name of `label`."""
    visible: bool | Reference
    """Whether it is shown."""
    disabled: bool | Reference
    """Whether the user can operate it."""
    loading: bool | Reference
    """Whether a loading mark is laid over it."""
    description: str | Reference | None
    """A tooltip; of a field, help behind a mark after its label."""
    width: int | Reference | None
    """Width in CSS pixels."""
    height: int | Reference | None
    """Height in CSS pixels."""
    min_width: int | Reference | None
    """Least width in CSS pixels."""
    min_height: int | Reference | None
    """Least height in CSS pixels."""
    max_width: int | Reference | None
    """Greatest width in CSS pixels."""
    max_height: int | Reference | None
    """Greatest height in CSS pixels."""
    sizing_mode: (
        Literal["fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both"]
        | Reference
        | None
    )
    """How it takes the space it is given."""
    aspect_ratio: int | float | str | Reference | None
    """Width by height, from which the side without a size follows; "auto" that of `width` and `height`."""
    width_policy: Literal["auto", "fixed", "fit", "min", "max"] | Reference
    """"fixed" as wide as `width` says, "fit" as its content, "min" as little and "max" as much as can be."""
    height_policy: Literal["auto", "fixed", "fit", "min", "max"] | Reference
    """How high it is, as `width_policy`."""
    margin: int | tuple[int, ...] | list[int] | Reference | None
    """Space around it in pixels: one number, (vertical, horizontal) or (top, right, bottom, left)."""
    align: str | tuple[str, str] | Reference
    """"start", "center", "end", "auto" or a pair (horizontal, vertical)."""
    styles: dict[Any, Any] | Reference
    """CSS properties of its frame."""
    stylesheets: list[Any] | Reference
    """CSS texts that apply inside it; `:host` is its frame."""
    css_classes: list[Any] | Reference
    """CSS classes of its frame."""
    tags: list[Any] | Reference
    """Free for the author's use."""

class Common(Unlabelled, total=False):
    """The parameters of every component."""

    label: str | Reference
    """What the user reads beside it."""

class Parameters:
    """The same as attributes."""

    label: Value[str, str | Reference]
    visible: Value[bool, bool | Reference]
    disabled: Value[bool, bool | Reference]
    loading: Value[bool, bool | Reference]
    description: Value[str | None, str | Reference | None]
    width: Value[int | None, int | Reference | None]
    height: Value[int | None, int | Reference | None]
    min_width: Value[int | None, int | Reference | None]
    min_height: Value[int | None, int | Reference | None]
    max_width: Value[int | None, int | Reference | None]
    max_height: Value[int | None, int | Reference | None]
    sizing_mode: Value[
        Literal["fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both"]
        | None,
        Literal["fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both"]
        | Reference
        | None,
    ]
    aspect_ratio: Value[Any, int | float | str | Reference | None]
    width_policy: Value[
        Literal["auto", "fixed", "fit", "min", "max"], Literal["auto", "fixed", "fit", "min", "max"] | Reference
    ]
    height_policy: Value[
        Literal["auto", "fixed", "fit", "min", "max"], Literal["auto", "fixed", "fit", "min", "max"] | Reference
    ]
    margin: Value[int | tuple[int, ...] | list[int] | None, int | tuple[int, ...] | list[int] | Reference | None]
    align: Value[str | tuple[str, str], str | tuple[str, str] | Reference]
    styles: Value[Any, dict[Any, Any] | Reference]
    stylesheets: Value[list[Any], list[Any] | Reference]
    css_classes: Value[list[Any], list[Any] | Reference]
    tags: Value[list[Any], list[Any] | Reference]
