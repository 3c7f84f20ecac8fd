"""What was measured: medians, ratios, gaps with their reasons; as Markdown, and between the markers of a document."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

UNBROKEN = "\xa0"
"""A space at which a narrow cell is not broken."""


@dataclass(frozen=True)
class Gap:
    """A figure that there is not, and why."""

    reason: str


def failed(column: str, error: Exception) -> Gap:
    """The gap that this error leaves."""
    said = " ".join(str(error).split())[:160].replace("|", "/")
    return Gap(f"{column}: {type(error).__name__}{': ' if said else ''}{said.removesuffix('.')}.")


@dataclass(frozen=True)
class Count:
    """So many of so many."""

    number: int
    of: int


Value = float | Gap | Count


@dataclass
class Results:
    """Figures by row and column, each with as many values as there were rounds.

    Attributes:
        columns: the names of the columns, in order.
        base: the column that the ratios of the others are to; none when empty.
        unmeasured: why there is nothing in a cell that no round has filled.
        rows: for each row the values of each column.
    """

    columns: Sequence[str]
    base: str = ""
    unmeasured: str = "It was not measured."
    rows: dict[str, dict[str, list[Value]]] = field(default_factory=dict)

    def add(self, row: str, column: str, value: Value) -> None:
        """One round's value."""
        self.rows.setdefault(row, {}).setdefault(column, []).append(value)

    def median(self, row: str, column: str) -> float | None:
        """The median of what was measured; `None` if nothing was."""
        numbers = [value for value in self._values(row, column) if isinstance(value, int | float)]
        return statistics.median(numbers) if numbers else None

    def markdown(self, heading: str = "") -> str:
        """The table, with its gaps' reasons below."""
        notes: list[str] = []
        lines = [f"| {heading} | {' | '.join(self.columns)} |", "|---" * (len(self.columns) + 1) + "|"]
        lines += [
            f"| {row} | {' | '.join(self._cell(row, column, notes) for column in self.columns)} |" for row in self.rows
        ]
        below = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
        return "\n".join([*lines, *([""] if below else []), *below])

    def _values(self, row: str, column: str) -> list[Value]:
        return self.rows.get(row, {}).get(column, [])

    def _cell(self, row: str, column: str, notes: list[str]) -> str:
        values = self._values(row, column) or [Gap(self.unmeasured)]
        counts = [value for value in values if isinstance(value, Count)]
        gaps = [value.reason for value in values if isinstance(value, Gap)]
        median = self.median(row, column)
        if counts:
            text = f"{sum(each.number for each in counts)} of {sum(each.of for each in counts)}".replace(" ", UNBROKEN)
        elif median is not None:
            text = number(median) + self._ratio(median, row, column)
        else:
            text = "–"
        if gaps and len(gaps) < len(values):
            gaps = [f"In {len(gaps)} of {len(values)} rounds: {gaps[0]}"]
        return text + _mark(gaps[:1], notes)

    def _ratio(self, median: float, row: str, column: str) -> str:
        base = self.median(row, self.base)
        return f" ({ratio(median / base)}×)" if base and column != self.base else ""


def _mark(reasons: Sequence[str], notes: list[str]) -> str:
    """The signs of these notes, which are added where they are new."""
    notes += [reason for reason in reasons if reason not in notes]
    return "".join(f"{UNBROKEN}[{notes.index(reason) + 1}]" for reason in reasons)


def number(value: float) -> str:
    """With two digits that mean something, or all before the point."""
    size = abs(value)
    return f"{value:.0f}" if size >= 10 else f"{value:.1f}" if size >= 1 else f"{value:.2f}"


def ratio(value: float) -> str:
    """As `number`, one digit after the point at most from 0.1 on."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 0.1 else f"{value:.2f}"


def written(document: str, tables: Iterable[tuple[str, str]]) -> str:
    """The document with these tables in place of what stands between their markers.

    Raises:
        ValueError: it has no such markers.
    """
    for name, text in tables:
        begin, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
        if not 0 <= document.find(begin) < document.find(end):
            raise ValueError(f"no place for {name!r}: write {begin} and {end} where it shall stand")
        before, _, rest = document.partition(begin)
        after = rest.partition(end)[2]
        document = f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}"
    return document
