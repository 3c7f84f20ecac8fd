"""`Matplotlib`: a figure of Matplotlib as a picture, in the page's colours and as sharp as its screen."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import param

from transom.components.component import Mount
from transom.components.encode import Encoder
from transom.components.storing import write_lock
from transom.pane._matplotlib import pyplot
from transom.pane._matplotlib.drawing import Drawing, Style, figure_in, figure_of
from transom.pane._matplotlib.look import Look, expected, look_told, told
from transom.pane.image import Data, ImageBase
from transom.reactive.context import Owner, session_var
from transom.reactive.imported import imported
from transom.reactive.strand import running_loop

pyplot.install()


class Matplotlib(ImageBase):
    """Shows a Matplotlib figure, or the figure of axes, as a picture.

    Trigger `object` when the figure has changed. It is drawn in a worker thread, as an event of its page, and left as
    it was; colours that the author has not chosen are the page's, light or dark. A figure made by pyplot is closed when
    it is given, so that pyplot keeps no more of them than are being made; it can be changed and shown as before.

    Concurrency: a figure may be shown in several pages; it must not be changed in one while it is drawn for another.
    """

    _front_end = "Matplotlib"
    priority = 0.85

    dpi = param.Integer(default=144, bounds=(1, None), doc="Pixels of the picture for an inch of the figure.")
    high_dpi = param.Boolean(default=True, doc="Whether two of its pixels take the width of one in the page.")
    tight = param.Boolean(default=False, doc="Whether space around what is drawn is cut off, and none of that itself.")
    format: param.Selector[Any] = param.Selector(default="png", objects=["png", "svg"], doc="The kind of picture.")
    themed = param.Boolean(
        default=True, doc="Whether it has the page's colours where its author has chosen none; else it is as saved."
    )
    encode = param.Boolean(default=False, doc="Taken for the sake of code written for Panel; changes nothing.")
    interactive = param.Boolean(
        default=False, doc="Taken for the sake of code written for Panel: a picture is shown, and a report says so."
    )

    _STYLE = ("dpi", "high_dpi", "tight", "format", "themed")
    _unsynced = (*_STYLE, "encode", "interactive")
    _rerender = _STYLE
    _events: ClassVar[dict[str, tuple[str, ...]]] = {"look": ()}
    _queries = ("look",)

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__.update(_drawing=None, _looks=WeakKeyDictionary(), _due=set())
        super().__init__(object, **params)

    _drawing: Drawing | None
    """Of what is to be shown; what is shown is `_rendered`."""
    _looks: WeakKeyDictionary[Owner, Look]
    """How the pages look that have told."""
    _due: set[Owner]
    """Those for which it is going to be drawn."""

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is a figure or axes of Matplotlib's."""
        # An object of Matplotlib's has imported it; none other needs it.
        module = imported("matplotlib.artist")
        return module is not None and isinstance(obj, module.Artist) and figure_in(obj) is not None

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if self.interactive and "interactive" in names:
            self._advise(
                "interactive",
                "interactive=True has no effect: a figure is shown as a picture, which cannot be zoomed. Give a figure "
                "of Plotly's or Bokeh's for that, or redraw the axes in a callback.",
            )

    def _show(self, obj: Any) -> None:
        owners = {mount.owner for mount in self._mounts if mount.owner is not None}
        if obj is None or not owners or figure_in(obj) is None:
            super()._show(obj)
            return
        self.__dict__["_drawing"] = self._taken(obj)
        for owner in owners:
            self._request(owner)

    def _render(self, obj: Any) -> Drawing | None:
        self.__dict__["_drawing"] = drawing = None if obj is None else self._taken(obj)
        if drawing is not None and running_loop() is None:
            drawing.draw(self._look(session_var.get()))
        self._store(natural=None if drawing is None else drawing.size)
        return drawing

    def _taken(self, obj: Any) -> Drawing:
        figure = figure_of(obj)
        pyplot.let_go(figure)
        density = 2 if self.high_dpi else 1
        return Drawing(figure, Style(self.format, self.dpi / density, density, self.tight, self.themed))

    def _look(self, owner: Owner | None) -> Look:
        known = None if owner is None else self._looks.get(owner)
        return known or Look(expected(owner))

    # Drawing for a page

    def _mounted(self, tree: Any) -> None:
        drawing = None if self.error else self._drawing
        if tree.owner is not None and drawing is not None and drawing.known(self._look(tree.owner)) is None:
            self._request(tree.owner)

    def _unmounted(self, mount: Mount) -> None:
        if mount.owner is not None:
            self._due.discard(mount.owner)

    def _request(self, owner: Owner) -> None:
        """Draw for a page soon, once however often it is asked."""
        with write_lock:
            if owner in self._due:
                return
            self._due.add(owner)
        owner.post(partial(self._draw, owner), blocking=True)

    def _draw(self, owner: Owner) -> None:
        self._due.discard(owner)
        drawing = self._drawing
        if drawing is None or all(mount.owner is not owner for mount in self._mounts):
            return
        error: dict[str, Any] | None = None
        try:
            drawing.draw(self._look(owner))
        except BaseException as raised:  # noqa: BLE001 - whatever a foreign object raises while being drawn
            error = self._failed(raised)
        with write_lock:
            if drawing is not self._drawing:
                return  # another one has come, and is going to be drawn
            self.__dict__["_rendered"] = None if error else drawing
            for mount in self._mounts:
                mount.mark("alt_text")
                if mount.owner is owner or error:
                    mount.mark("object", force=True)
        self._store(natural=None if error else drawing.size)
        if error != self.error:
            self.error = error

    def _event_look(self, raw: Any) -> None:
        owner, look = session_var.get(), look_told(raw)
        if owner is None:
            return
        before = self._look(owner)
        told(owner).colours = look.colours
        self._looks[owner] = look
        drawing = self._drawing
        if drawing is None or self.error is not None:
            return
        shown, found = drawing.known(before), drawing.known(look)
        if found is None:
            self._request(owner)
        elif found is not shown:
            with write_lock:
                for mount in self._mounts:
                    if mount.owner is owner:
                        mount.mark("object", force=True)

    def _encode_object(self, value: Any, encoder: Encoder) -> Data | None:
        drawing: Drawing | None = self._rendered
        picture = None if drawing is None else drawing.known(self._look(encoder.owner)) or drawing.newest
        return None if picture is None else {"data": encoder.buffer(picture.data), "mime": picture.mime}

    def _encode_alt_text(self, value: str | None, encoder: Encoder) -> str | None:
        """What the author says, else what is written over the figure."""
        drawing: Drawing | None = self._rendered
        return value if value is not None or drawing is None else drawing.title
