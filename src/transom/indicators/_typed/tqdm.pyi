"""The constructors and attributes of the components in `transom.indicators.tqdm`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Literal, Unpack

import transom.indicators.tqdm
from transom._typing import Parameters, Reference, Unlabelled, Value

class Tqdm(Parameters, transom.indicators.tqdm.Tqdm):
    """A bar and a text that say how far a loop has come: `for row in tqdm(rows): …`.

    Called as tqdm is: in `def`s, in `async def`s, by `async for`, by hand with `total=` and `update()`. Loops inside of
    others have a line each; the bar is that of the outermost. It needs the package tqdm only when it is called.

    Example: `Tqdm("Loading", value=40, text="40% 40/100 [00:02<00:03, 20.0it/s]")`

    Concurrency: it may be called in any thread, and in several at once. What is written to the page is throttled by
    tqdm's `mininterval`, 0.1 s.
    """

    value: Value[int, int | Reference]
    max: Value[int, int | Reference]
    text: Value[str, str | Reference]
    layout: Value[Literal["column", "row"], Literal["column", "row"] | Reference]
    bar_color: Value[str, str | Reference]
    width: Value[int | None, int | Reference | None]
    write_to_console: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: int | Reference = 0,
        max: int | Reference = 100,
        text: str | Reference = "",
        layout: Literal["column", "row"] | Reference = "column",
        bar_color: str | Reference = "primary",
        write_to_console: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A bar and a text that say how far a loop has come: `for row in tqdm(rows): …`.

        Args:
            value: How far; -1: unknown.
            max: The value at which it is full.
            text: What is said of it.
            layout: Whether the text stands above the bar or beside.
            bar_color: The bar's colour: one of Panel's names, or any of CSS; tqdm's `colour` has precedence.
            width: Width in CSS pixels.
            write_to_console: Whether the bar is written to the terminal, too.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
