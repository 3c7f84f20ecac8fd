"""`Tqdm`: how far a loop has come, in tqdm's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ReferenceType, ref

import param

from transom.components.encode import Encoder
from transom.components.storing import write_lock
from transom.components.tones import Tone
from transom.indicators.indicator import Indicator

if TYPE_CHECKING:
    from transom.indicators.bars import Bar

_DIRECTIONS = {"Column": "column", "Row": "row"}


class Tqdm(Indicator):
    """A bar and a text that say how far a loop has come: `for row in tqdm(rows): …`.

    Called as tqdm is: in `def`s, in `async def`s, by `async for`, by hand with `total=` and `update()`. Loops inside of
    others have a line each; the bar is that of the outermost. It needs the package tqdm only when it is called.

    Example: `Tqdm("Loading", value=40, text="40% 40/100 [00:02<00:03, 20.0it/s]")`

    Concurrency: it may be called in any thread, and in several at once. What is written to the page is throttled by
    tqdm's `mininterval`, 0.1 s.
    """

    _front_end = "Tqdm"
    _unsynced = ("write_to_console",)

    value = param.Integer(default=0, bounds=(-1, None), doc="How far; -1: unknown.")
    max = param.Integer(default=100, doc="The value at which it is full.")
    text = param.String(default="", doc="What is said of it.")
    layout: param.Selector[Any] = param.Selector(
        default="column",
        objects=["column", "row"],
        constant=True,
        doc="Whether the text stands above the bar or beside.",
    )
    bar_color = Tone(doc="The bar's colour: one of Panel's names, or any of CSS; tqdm's `colour` has precedence.")
    width = param.Integer(default=400, allow_None=True, bounds=(0, None), doc="Width in CSS pixels.")
    write_to_console = param.Boolean(default=False, doc="Whether the bar is written to the terminal, too.")

    _lock: Any = None
    _colour: str | None = None
    """What the bar that is shown says of its colour."""

    def __init__(self, label: Any = "", **params: Any) -> None:
        layout = params.get("layout")
        if isinstance(layout, type):
            params["layout"] = _DIRECTIONS.get(layout.__name__, layout)
        self.__dict__["_bars"] = {}
        super().__init__(label, **params)

    _bars: dict[int, ReferenceType[Bar]]
    """Those that go on by their ids, outermost first."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """A bar of tqdm's that is shown here, with tqdm's own arguments.

        Raises:
            ModuleNotFoundError: tqdm is not installed.
        """
        return _bars_of_tqdm().Bar(self, *args, console=self.write_to_console or "file" in kwargs, **kwargs)

    def pandas(self, **kwargs: Any) -> None:
        """Let `progress_apply` and the others of pandas be shown here, for all that this session applies.

        Args:
            kwargs: tqdm's own, for each bar.

        Raises:
            ModuleNotFoundError: tqdm or pandas is not installed.
        """
        _bars_of_tqdm().Registered.register(self, kwargs)

    def reset(self) -> None:
        """Show that nothing has begun."""
        self._store(value=self.param["value"].default, text="")

    def get_lock(self) -> Any:
        """What `tqdm.contrib.concurrent` hands to its workers: tqdm's own lock, unless another was set."""
        return _bars_of_tqdm().tqdm.get_lock() if self._lock is None else self._lock

    def set_lock(self, lock: Any) -> None:
        """See `get_lock`."""
        self.__dict__["_lock"] = lock

    # What its bars say

    def opened(self, bar: Bar) -> int:
        """There is one more, inside of the others; how many these are."""
        self._bars[id(bar)] = ref(bar)
        return len(self._going_on()) - 1

    def drawn(self, bar: Bar) -> None:
        """One has moved, or is drawn for the last time."""
        bars = self._going_on() or [bar]
        value, most = _reached(bars[0], self.max)
        if self._colour != bars[0].colour:
            self.__dict__["_colour"] = bars[0].colour
            with write_lock:
                self._mark("bar_color")
        self._store(value=value, max=most, text="\n".join(each.text for each in bars))

    def closed(self, bar: Bar) -> None:
        """One has come to its end: its line goes if there are others, or if it says so."""
        self._bars.pop(id(bar), None)
        if self._going_on():
            self.drawn(bar)
        elif bar.leave is not None and not bar.leave:
            self.reset()

    def _going_on(self) -> list[Bar]:
        return [bar for bar in (known() for known in tuple(self._bars.values())) if bar is not None]

    def _encode_bar_color(self, value: str, encoder: Encoder) -> str:
        """The colour of the bar there is."""
        return self._colour.lower() if self._colour else value


def _reached(bar: Bar, most: int) -> tuple[int, int]:
    """How far a bar is, and where it ends; -1 for one of which that is not known."""
    if bar.total:
        return int(bar.n), int(bar.total)
    ended = bar.disable or bar.total == 0
    return (max(int(bar.n), 1),) * 2 if ended else (-1, most)


def _bars_of_tqdm() -> Any:
    try:
        from transom.indicators import bars
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("tqdm"):
            raise
        raise ModuleNotFoundError(
            'Tqdm shows the bars of tqdm, which is not installed. Write: pip install "transom[tqdm]"', name="tqdm"
        ) from None
    return bars
