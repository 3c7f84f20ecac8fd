"""The constructors and attributes of the components in `transom.layout.accordion`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.layout.accordion
from transom._typing import Common, Parameters, Reference, Value

class Accordion(Parameters, transom.layout.accordion.Accordion):
    """Shows its objects one below the other, each under a header with its name; a click on the header unfolds it.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`.

    Example: `Accordion(("One", "First"), ("Two", "Second"), active=[0])`
    """

    active: Value[Any, list[Any] | Reference]
    toggle: Value[bool, bool | Reference]
    header_color: Value[str, str | Reference]
    header_background: Value[str, str | Reference]
    active_header_background: Value[str | None, str | Reference | None]
    names: Value[Any, list[str] | Reference]
    dynamic: Value[bool, bool | Reference]
    scroll: Value[
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool,
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference,
    ]
    objects: Value[Any, collections.abc.Iterable[Any] | Reference]
    children: Value[list[Any], collections.abc.Iterable[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        active: list[Any] | Reference = ...,
        toggle: bool | Reference = False,
        header_color: str | Reference = "",
        header_background: str | Reference = "",
        active_header_background: str | Reference | None = None,
        names: list[str] | Reference = ...,
        dynamic: bool | Reference = False,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: collections.abc.Iterable[Any] | Reference = ...,
        children: collections.abc.Iterable[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Shows its objects one below the other, each under a header with its name; a click on the header unfolds it.

        Args:
            active: The numbers of those that are unfolded, from 0.
            toggle: Whether unfolding one folds the others.
            header_color: The colour of the texts in the headers, as CSS has it.
            header_background: The colour behind the headers, as CSS has it.
            active_header_background: The colour behind the headers of those that are unfolded.
            names: The name of each object.
            dynamic: Whether the page has only what is shown.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
