"""The constructors and attributes of the components in `transom.layout.tabs`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.layout.tabs
from transom._typing import Common, Parameters, Reference, Value

class Tabs(Parameters, transom.layout.tabs.Tabs):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`. What scrolls, when it is
    asked to, is what is under the tabs.

    Example: `Tabs(("One", "First"), ("Two", "Second"), closable=True)`
    """

    active: Value[Any, int | Reference]
    tabs_location: Value[
        Literal["above", "below", "left", "right"], Literal["above", "below", "left", "right"] | Reference
    ]
    closable: Value[bool, bool | Reference]
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
        active: int | Reference = 0,
        tabs_location: Literal["above", "below", "left", "right"] | Reference = "above",
        closable: bool | Reference = False,
        names: list[str] | Reference = ...,
        dynamic: bool | Reference = False,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: collections.abc.Iterable[Any] | Reference = ...,
        children: collections.abc.Iterable[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Shows one of its objects at a time, chosen by named tabs.

        Args:
            active: The number of the tab that is shown, from 0.
            tabs_location: Where they are.
            closable: Whether the user can close tabs.
            names: The name of each object.
            dynamic: Whether the page has only what is shown.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
