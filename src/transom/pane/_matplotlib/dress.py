"""A figure in a page's colours while it is drawn, and afterwards as its author has left it.

Owns what the author has not chosen. Matplotlib writes its defaults into whatever it makes, as if somebody had given
them, but they are the very objects that its settings hold: a text that is another object was written by somebody.
Colours of the usual cycle are known by their value. What stands on a ground that the author has chosen is left alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from transom.components.colour import Colour, colour_of, text_on
from transom.pane._matplotlib.look import Colours


@contextmanager
def dressed(figure: Any, colours: Colours | None) -> Iterator[None]:
    """Within the block the figure looks as the page does; `None` leaves it as it is.

    Concurrency: one thread at a time for one figure.
    """
    with ExitStack() as undo:
        if colours is not None and takes_colours(figure):
            _Dresser(colours, undo).figure(figure)
        yield


def takes_colours(figure: Any) -> bool:
    """Whether the author has left the ground of a figure as it was, and with it what stands there."""
    return not _chosen_ground(figure.patch)


def _usual() -> Any:
    import matplotlib as mpl

    return mpl.rcParamsDefault


def _defaults() -> frozenset[int]:
    """The objects that Matplotlib's own settings hold for colours."""
    settings = _usual()
    return frozenset(id(settings[name]) for name in settings if name.endswith("color"))


def _cycle() -> tuple[tuple[float, ...], ...]:
    """The usual colours of series; none where the author has others."""
    import matplotlib as mpl
    from matplotlib.colors import to_rgb

    own, usual = (each["axes.prop_cycle"].by_key().get("color", []) for each in (mpl.rcParams, _usual()))
    return tuple(to_rgb(colour) for colour in usual) if own == usual else ()


def _chosen_ground(patch: Any) -> bool:
    if not patch.get_visible() or patch.get_facecolor()[3] == 0:
        return False
    return id(patch._original_facecolor) not in _defaults()


_PATCH = ("_facecolor", "_edgecolor", "_original_facecolor", "_original_edgecolor", "_hatch_color")
_COLLECTION = ("_facecolors", "_edgecolors", "_original_facecolor", "_original_edgecolor", "_hatch_color")
_LINE = ("_color", "_markeredgecolor", "_markerfacecolor")
_WORDS = ("none", "None", "auto", "inherit", "face")
_OF_CYCLE = re.compile(r"C\d")
"""What settings say for a colour of the cycle."""
_AREA = re.compile("Mesh|Contour")
"""Names of collections that fill the axes."""
_USUAL_PLACES = (None, ("outward", 0.0))
"""Of a spine, before and after the first drawing."""
_EQUAL = 1 / 512
_MANY = 1000


class _Dresser:
    """Changes one figure, and notes how each change is taken back."""

    def __init__(self, colours: Colours, undo: ExitStack) -> None:
        self._colours = colours
        self._undo = undo
        self._defaults = _defaults()
        self._usual = _usual()
        self._cycle = _cycle()
        self._series = [colour_of(each) or (0, 0, 0) for each in colours.series]

    def figure(self, figure: Any) -> None:
        """All of it."""
        self._clear(figure.patch)
        for axes in figure.findobj(_class("matplotlib.axes", "Axes")):
            self._axes(axes)
        own = [*figure.texts, *figure.lines, *figure.patches, *figure.artists, *figure.legends]
        if figure._suptitle is not None:
            own.append(figure._suptitle)
        for artist in [*own, *(getattr(figure, name, None) for name in ("_supxlabel", "_supylabel"))]:
            if artist is not None:
                self._all_of(artist)
        for part in figure.subfigs:
            if not _chosen_ground(part.patch):
                self.figure(part)

    def _axes(self, axes: Any) -> None:
        chosen = _chosen_ground(axes.patch)
        axes._unstale_viewLim()
        self._clear(axes.patch)
        for title in (axes.title, axes._left_title, axes._right_title):
            self._text(title)
        for axis in axes._axis_map.values():
            self._axis(axis)
        shaded = bool(axes.images) or any(_AREA.search(type(each).__name__) for each in axes.collections)
        usual = axes.name == "rectilinear" and not hasattr(axes, "_colorbar")
        self._frame(axes, plain=usual and not shaded and not chosen)
        if not chosen:
            self._inside(axes, shaded=shaded)

    def _inside(self, axes: Any, *, shaded: bool) -> None:
        legend = axes.get_legend()
        for artist in [*axes.patches, *axes.lines, *axes.collections, *([] if legend is None else [legend])]:
            self._all_of(artist)
        for text in axes.texts:
            self._text(text, self._over(text, axes, shaded=shaded))
            arrow = getattr(text, "arrow_patch", None)
            if arrow is not None:
                self._patch(arrow)

    def _over(self, text: Any, axes: Any, *, shaded: bool) -> str | None:
        """The colour of a text in the axes: one that can be read on what lies under it; `None` for its own."""
        if id(text._color) not in self._defaults:
            return None
        at = text.get_window_extent().get_points().mean(axis=0)
        for patch in reversed(axes.patches):
            if patch.get_visible() and patch.get_facecolor()[3] > 0.5 and patch.contains_point(at):
                return str(text_on(_rgb(patch.get_facecolor())))
        return None if shaded else self._colours.text

    def _all_of(self, artist: Any) -> None:
        """An artist and what it is made of."""
        for part in artist.findobj():
            if hasattr(part, "_original_facecolor"):
                (self._collection if hasattr(part, "_facecolors") else self._patch)(part)
            elif hasattr(part, "_markeredgecolor"):
                self._line(part)
            elif hasattr(part, "_fontproperties") and hasattr(part, "_color"):
                self._text(part)

    # One kind each

    def _keep(self, artist: Any, names: tuple[str, ...]) -> None:
        values = {name: artist.__dict__[name] for name in names if name in artist.__dict__}
        self._undo.callback(lambda: artist.__dict__.update(values))

    def _clear(self, patch: Any) -> None:
        """The ground is the page's."""
        if id(patch._original_facecolor) in self._defaults:
            self._keep(patch, _PATCH)
            patch.set_facecolor("none")

    def _text(self, text: Any, colour: str | None = None) -> None:
        if id(text._color) in self._defaults:
            self._keep(text, ("_color",))
            text.set_color(colour or self._colours.text)

    def _line(self, line: Any, colour: str | None = None) -> None:
        self._keep(line, _LINE)
        for name in ("color", "markeredgecolor", "markerfacecolor"):
            new = self._new(line.__dict__.get(f"_{name}"), colour or self._colours.text)
            if new is not None:
                getattr(line, f"set_{name}")(new)

    def _patch(self, patch: Any) -> None:
        self._keep(patch, _PATCH)
        box = type(patch).__name__ == "FancyBboxPatch"  # of a legend, or behind a text
        edge = patch._original_edgecolor
        if edge is None and not patch.get_fill():
            edge = self._usual["patch.edgecolor"]
        for name, old, ours in (
            ("facecolor", patch._original_facecolor, self._colours.surface if box else None),
            ("edgecolor", edge, self._colours.line if box else self._colours.text),
        ):
            new = self._new(old, ours)
            if new is not None:
                getattr(patch, f"set_{name}")(new if patch.get_alpha() is None else new[:3])

    def _collection(self, collection: Any) -> None:
        if collection.get_array() is not None or not self._cycle:
            return
        self._keep(collection, _COLLECTION)
        for name in ("facecolor", "edgecolor"):
            given, rows = collection.__dict__[f"_original_{name}"], collection.__dict__[f"_{name}s"]
            if (isinstance(given, str) and given == "face") or isinstance(rows, str) or not 0 < len(rows) < _MANY:
                continue
            new = [self._of_cycle(tuple(row)) for row in rows]
            if any(new):
                getattr(collection, f"set_{name}")([ours or tuple(row) for ours, row in zip(new, rows, strict=True)])

    def _new(self, old: Any, ours: str | None) -> Any:
        """The colour that takes the place of `old`; `None` where the author has chosen it, or it follows another."""
        from matplotlib.colors import is_color_like, to_rgba

        if old is None or (isinstance(old, str) and old in _WORDS) or not is_color_like(old):
            return None
        if id(old) in self._defaults and not _OF_CYCLE.fullmatch(str(old)):
            return None if ours is None else to_rgba(ours)
        return self._of_cycle(to_rgba(old))

    def _of_cycle(self, rgba: tuple[float, ...]) -> tuple[float, ...] | None:
        for at, usual in enumerate(self._cycle):
            if max(abs(a - b) for a, b in zip(usual, rgba, strict=False)) < _EQUAL:
                return (*(part / 255 for part in self._series[at % len(self._series)]), *rgba[3:])
        return None

    # What is around the data

    def _axis(self, axis: Any) -> None:
        self._text(axis.label)
        self._text(axis.offsetText, self._colours.muted)
        for ticks, known in ((axis.majorTicks, axis._major_tick_kw), (axis.minorTicks, axis._minor_tick_kw)):
            for tick in ticks:
                for mark in (tick.tick1line, tick.tick2line, tick.gridline):
                    self._line(mark, self._colours.line)
                for label in (tick.label1, tick.label2):
                    self._text(label, self._colours.muted)
            self._later(ticks, known)

    def _later(self, ticks: list[Any], known: dict[str, Any]) -> None:
        """Ticks that are made while drawing are made with these options, and are made anew afterwards."""
        before, count = dict(known), len(ticks)
        for name in ("color", "grid_color"):
            known.setdefault(name, self._colours.line)
        known.setdefault("labelcolor", self._colours.muted)

        def undo() -> None:
            known.clear()
            known.update(before)
            del ticks[count:]

        self._undo.callback(undo)

    def _frame(self, axes: Any, *, plain: bool) -> None:
        """Of axes with data lines across and the one below, of pictures all around."""
        for side, spine in axes.spines.items():
            if id(spine._original_edgecolor) not in self._defaults:
                continue
            if plain and side != "bottom" and spine.get_visible() and spine._position in _USUAL_PLACES:
                spine.set_visible(False)
                self._undo.callback(partial(spine.set_visible, True))
            self._keep(spine, _PATCH)
            spine.set_edgecolor(self._colours.line)
        if plain and axes.patch.get_visible():
            self._lines_across(axes)

    def _lines_across(self, axes: Any) -> None:
        known = axes.yaxis._major_tick_kw
        if known.get("gridOn") or axes.xaxis._major_tick_kw.get("gridOn"):
            return
        if axes.get_axisbelow() == "line":
            axes.set_axisbelow(True)
            self._undo.callback(axes.set_axisbelow, "line")
        known["gridOn"] = True
        self._undo.callback(known.__setitem__, "gridOn", False)
        for tick in axes.yaxis.majorTicks:
            tick.gridline.set_visible(True)
            self._undo.callback(tick.gridline.set_visible, False)


def _rgb(colour: Any) -> Colour:
    return Colour(*(round(255 * part) for part in colour[:3]))


def _class(module: str, name: str) -> Any:
    return getattr(sys.modules[module], name)
