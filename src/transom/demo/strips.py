"""Runs drawn as bars on a strip of time: what `/policies` shows of them.

Owns the time of the drawing, what is remembered of each run, and the markup. Which task is called when is the page's.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Any, Literal

from transom import Run

Fate = Literal["waiting", "running", "cancelling", "shown", "discarded", "cancelled", "dropped"]

FATES: dict[Fate, tuple[str, str]] = {
    "waiting": ("", "called, not begun"),
    "running": ("", "begun"),
    "cancelling": ("", "asked to end, goes on"),
    "shown": ("✓", "its result is shown"),
    "discarded": ("∅", "its result came too late"),
    "cancelled": ("×", "ended without a result"),
    "dropped": ("×", "never begun"),
}
"""What can become of a call: the sign at its end, and what it means."""

CSS = files("transom.demo").joinpath("strips.css").read_text("utf-8")
KEPT = 30.0
"""Seconds of the strip that are drawn, which is more than a screen holds."""
MOST_ROWS = 26
_PAUSE = 0.5


class Tape:
    """Time that stands still while nothing goes on, so that a picture can be looked at; in seconds.

    Attributes:
        moving: whether it goes on.
        offset: what `time.monotonic` is ahead of it.
        cuts: where it has stood still.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.moving = False
        self.offset = 0.0
        self.cuts: list[float] = []
        self._stopped: float | None = None

    @property
    def now(self) -> float:
        """Its end: the present while it moves."""
        return time.monotonic() - self.offset if self.moving else self._stopped or 0.0

    def start(self) -> None:
        """Something goes on."""
        if self.moving:
            return
        begin = 0.0
        if self._stopped is not None:
            self.cuts = [*self.cuts, self._stopped + _PAUSE / 2][-8:]
            begin = self._stopped + _PAUSE
        self.offset = time.monotonic() - begin
        self.moving = True

    def stop(self) -> None:
        """Nothing goes on."""
        self._stopped = self.now
        self.moving = False


@dataclass(slots=True)
class Bar:
    """One call: its run, and where it is drawn.

    Attributes:
        value: what the function was called with.
        run: the run.
        offset: that of the tape, which stays the same as long as the run lasts.
        called: place of the call on the tape.
        row: counted from the top.
        asked: place where the run was asked to end, if it was.
        returned: whether its function has returned, wanted or not; the run itself only knows that it was cancelled.
    """

    value: int
    run: Run[Any]
    offset: float
    called: float
    row: int
    asked: float | None = None
    returned: bool = False

    @property
    def fate(self) -> Fate:
        """What has become of it so far."""
        run = self.run
        if run.live:
            return {"pending": "waiting", "cancelling": "cancelling"}.get(run.state, "running")  # type: ignore[return-value]
        if run.shown:
            return "shown"
        if self.returned:
            return "discarded"
        return "cancelled" if run.started is not None else "dropped"

    @property
    def begun(self) -> float | None:
        """Place where it began."""
        return None if self.run.started is None else self.run.started - self.offset

    @property
    def ended(self) -> float | None:
        """Place where it ended."""
        return None if self.run.ended is None else self.run.ended - self.offset

    def notice(self) -> None:
        """Its state has changed."""
        if self.asked is None and self.run.state == "cancelling":
            self.asked = time.monotonic() - self.offset


class Strip:
    """The bars of one policy.

    Args:
        tape: their time.
    """

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._past: Counter[str] = Counter()
        self.bars: list[Bar] = []

    def add(self, value: int, run: Run[Any]) -> Bar:
        """A call; it is drawn in the first row that has room."""
        self._forget()
        called = self._tape.now
        taken = {bar.row for bar in self.bars if bar.ended is None or bar.ended > called - 0.08}
        row = next(row for row in range(len(taken) + 1) if row not in taken)
        bar = Bar(value, run, self._tape.offset, called, row)
        bar.notice()
        self.bars.append(bar)
        return bar

    def _forget(self) -> None:
        gone = [bar for bar in self.bars if bar.ended is not None and bar.ended < self._tape.now - KEPT]
        self._past.update(_counted(gone))
        self.bars = [bar for bar in self.bars if bar not in gone]

    @property
    def counts(self) -> Counter[str]:
        """How many were called and begun, and what became of them."""
        return self._past + _counted(self.bars)

    @property
    def summary(self) -> str:
        """The counts in words, which is what the drawing says to those who do not see it."""
        counts = self.counts
        named = ["called", "begun", *FATES]
        return ", ".join(f"{counts[name]} {name}" for name in named if counts[name] or name == "called")

    def drawn(self) -> str:
        """The markup of the bars; it changes only when something happens, not as time goes by."""
        cuts = "".join(f'<i class="cut" style="--from:{at:.2f}"></i>' for at in self._tape.cuts)
        rows = max([4, *(bar.row + 1 for bar in self.bars)])
        scale = "" if rows <= 4 else " data-some" if rows <= 8 else " data-many"
        bars = "".join(_bar(bar) for bar in self.bars)
        return f'<div class="bars"{scale} style="--rows:{min(rows, MOST_ROWS)}">{cuts}{bars}</div>'


def strip_html(strip: Strip, tape: Tape, policy: str, now: float) -> str:
    """The strip as it is now; the page moves it on by itself from here."""
    moving = " data-moving" if tape.moving else ""
    hint = "" if strip.bars else '<p class="hint">Nothing has been called yet.</p>'
    return (
        f'<div class="strip" role="img" aria-label="{policy}: {escape(strip.summary)}">'
        f'<div class="tape"{moving} style="--now:{now:.3f}">{strip.drawn()}</div>{hint}</div>'
    )


def legend_html() -> str:
    """What the bars mean."""
    entries = (
        f'<li><span class="bar {fate}" aria-hidden="true"><b>{sign}</b></span>'
        f"<span><strong>{fate}</strong> {meaning}</span></li>"
        for fate, (sign, meaning) in FATES.items()
    )
    return f'<ul class="legend" aria-label="What the bars mean">{"".join(entries)}</ul>'


def _counted(bars: list[Bar]) -> Counter[str]:
    counts: Counter[str] = Counter(bar.fate for bar in bars)
    counts["called"] = len(bars)
    counts["begun"] = sum(bar.run.started is not None for bar in bars)
    return counts


def _bar(bar: Bar) -> str:
    fate, row, end = bar.fate, bar.row % MOST_ROWS, bar.ended
    begun = bar.begun
    parts = []
    if begun is None or begun - bar.called > 0.03:
        kind = "waiting" if fate != "dropped" else "waiting dropped"
        sign = FATES["dropped"][0] if fate == "dropped" else ""
        parts.append(_part(kind, row, bar.called, end if begun is None else begun, bar.value, sign))
    if begun is not None:
        sign = FATES[fate][0]
        inner = _asked(begun, bar.asked, end)
        parts.append(_part("running" if fate == "cancelling" else fate, row, begun, end, bar.value, sign, inner))
    return "".join(parts)


def _asked(begun: float, asked: float | None, end: float | None) -> str:
    """The part of a run in which it should have ended already."""
    if asked is None or (end is not None and end - asked < 0.03):
        return ""
    return f'<i class="cancelling" style="--from:{max(0.0, asked - begun):.3f}"></i>'


def _part(kind: str, row: int, begin: float, end: float | None, value: int, sign: str, inner: str = "") -> str:
    length = "" if end is None else f";--long:{max(0.0, end - begin):.3f}"
    if end is None:
        kind += " going"
    elif end - begin < 0.3:
        kind += " short"
    return (
        f'<div class="bar {kind}" style="--row:{row};--from:{begin:.3f}{length}">'
        f"{inner}<span>{value}</span><b>{sign}</b></div>"
    )
