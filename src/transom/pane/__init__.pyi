"""Panes: components that show an object, one module a kind of object.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.any_widget
import transom.pane.bokeh
import transom.pane.code
import transom.pane.data_frame
import transom.pane.function
import transom.pane.html
import transom.pane.image
import transom.pane.markdown
import transom.pane.matplotlib
import transom.pane.str
from transom._typing import Common, Parameters, Reference, Value
from transom.components.pane import Pane as Pane
from transom.components.pane import PaneBase as PaneBase
from transom.errors import PaneError as PaneError

class AnyWidget(Parameters, transom.pane.any_widget.AnyWidget):
    """Shows a widget made with anywidget, one that brings all it needs.

    Traits with `sync=True` are equal on both sides, and messages and buffers go both ways. What begins with `_` the
    page is told of and may not set. One widget may be in several places and pages; its values are the same in all.

    Concurrency: traits may be set from any thread.
    """
    def __init__(self, object: Any, **common: Unpack[Common]) -> None:
        """Shows a widget made with anywidget, one that brings all it needs.

        Args:
            object: The widget.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Bokeh(Parameters, transom.pane.bokeh.Bokeh):
    """Shows a Bokeh model: a figure, a layout, a widget.

    Models may be changed in any callback of the page, `async def` or `def`, with or without
    `io.with_lock`; each change reaches the page. What the user does (pan, zoom, select, Bokeh's own
    widgets) reaches the models and their `on_change` and `on_event` callbacks.

    Concurrency: writes to a shown model from threads that are none of the page's raise
    `ForeignWriteError`; `document.add_next_tick_callback` may be called from any.
    """

    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        document: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Bokeh model: a figure, a layout, a widget.

        Args:
            document: The page's Bokeh document; not to be set.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Code(Parameters, transom.pane.code.Code):
    """Shows source code.

    Example: `Code("def double(x): return 2 * x")`
    """

    language: Value[str, str | Reference]
    html: Value[str, str | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        language: str | Reference = "python",
        html: str | Reference = "",
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows source code.

        Args:
            language: A Pygments lexer's name.
            html: The highlighted source; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DataFrame(Parameters, transom.pane.data_frame.DataFrame):
    """Shows a frame or series of pandas, polars, PyArrow or what else Narwhals reads, or a list of dicts.

    Rows are read where they are shown: a table of any length costs what is in sight. Trigger `object` when the frame
    has changed in place: where the user has scrolled to, and the order that was chosen, stay. A `Styler` of pandas
    shows its colours, of up to 500 rows.

    Concurrency: a window is read in the page's turn, or, where rows are to be sorted, in one of its threads.

    Example: `DataFrame([{"Day": "Monday", "Orders": 31}, {"Day": "Tuesday", "Orders": 27}])`
    """

    bold_rows: Value[bool, bool | Reference]
    border: Value[int, int | Reference]
    classes: Value[list[Any], list[Any] | Reference]
    col_space: Value[Any, str | int | list[Any] | dict[Any, Any] | Reference | None]
    decimal: Value[str, str | Reference]
    escape: Value[bool, bool | Reference]
    header: Value[bool, bool | Reference]
    index: Value[bool, bool | Reference]
    index_names: Value[bool, bool | Reference]
    justify: Value[
        Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | None,
        Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | Reference
        | None,
    ]
    max_rows: Value[int | None, int | Reference | None]
    max_cols: Value[int | None, int | Reference | None]
    na_rep: Value[str, str | Reference]
    render_links: Value[bool, bool | Reference]
    show_dimensions: Value[bool, bool | Reference]
    sparsify: Value[bool, bool | Reference]
    text_align: Value[Literal["start", "end", "center"] | None, Literal["start", "end", "center"] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        bold_rows: bool | Reference = True,
        border: int | Reference = 0,
        classes: list[Any] | Reference = ...,
        col_space: str | int | list[Any] | dict[Any, Any] | Reference | None = None,
        decimal: str | Reference = ".",
        escape: bool | Reference = True,
        float_format: Any = None,
        formatters: list[Any] | dict[Any, Any] | None = None,
        header: bool | Reference = True,
        index: bool | Reference = True,
        index_names: bool | Reference = True,
        justify: Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | Reference
        | None = None,
        max_rows: int | Reference | None = None,
        max_cols: int | Reference | None = None,
        na_rep: str | Reference = "NaN",
        render_links: bool | Reference = False,
        show_dimensions: bool | Reference = False,
        sparsify: bool | Reference = True,
        text_align: Literal["start", "end", "center"] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a frame or series of pandas, polars, PyArrow or what else Narwhals reads, or a list of dicts.

        Args:
            bold_rows: Whether the labels of rows are bold.
            border: Width of lines between all cells in pixels.
            classes: CSS classes of the table.
            col_space: Least width of a column in pixels or as CSS; a list or a dict by names has one for each.
            decimal: The sign before decimals.
            escape: Whether `<` in a cell is that letter; else cells are HTML, sanitised.
            float_format: How floats are written: `"%.2f"`, `"{:,.2f}"` or a function.
            formatters: Functions that write the cells of a column, by its name or place.
            header: Whether the names of columns are shown; they sort.
            index: Whether the labels of rows are shown.
            index_names: Whether the names of the index are shown.
            justify: How the names of columns are aligned; as their cells by default.
            max_rows: Of more rows the first and the last are shown, unsorted.
            max_cols: Of more columns the first and the last are shown.
            na_rep: What stands for a missing value; NaN, NaT and None are told apart.
            render_links: Whether addresses in cells are links.
            show_dimensions: Whether the numbers of rows and columns are written below.
            sparsify: Whether a label of several levels is written once for equal ones.
            text_align: How cells are aligned; numbers at their end by default.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class HTML(Parameters, transom.pane.html.HTML):
    """Shows HTML text, or an object with `_repr_html_`.

    The page removes scripts and handlers from it, unless `sanitize_html` is off.

    Example: `HTML("<p>Some <mark>marked</mark> text</p>")`
    """

    sanitize_html: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        sanitize_html: bool | Reference = True,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows HTML text, or an object with `_repr_html_`.

        Args:
            sanitize_html: Whether the page removes what could run.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class ImageBase(Parameters, transom.pane.image.ImageBase):
    """The root of image panes.

    `object` may be bytes, a `Path`, an address (`http…` or `data:image/…`), SVG text, an open file, an object with
    the format's `_repr_…_` method, or a PIL image. Other text is the relative path of a picture below the folder of
    the app's file or the current folder; other files are given as `Path`. A picture may have 32 MB.
    """

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """The root of image panes.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Markdown(Parameters, transom.pane.markdown.Markdown):
    """Shows CommonMark text with tables, strikethrough and autolinks; text is shown by this pane.

    Example: `Markdown("Text with **stress** and `code`")`
    """

    sanitize: Value[bool, bool | Reference]
    dedent: Value[bool, bool | Reference]
    hard_line_break: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        sanitize: bool | Reference = True,
        dedent: bool | Reference = True,
        hard_line_break: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows CommonMark text with tables, strikethrough and autolinks; text is shown by this pane.

        Args:
            sanitize: Whether the page removes what could run.
            dedent: Whether common leading space is removed.
            hard_line_break: Whether a line's end is one in the page.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class ParamFunction(Parameters, transom.pane.function.ParamFunction):
    """Shows the result of a function, coroutine function or generator, bound to parameters or not.

    It runs again when a bound parameter changes; a call that is superseded is cancelled, and its
    result is dropped even if it comes. A generator shows each of its values.

    Concurrency: a `def` runs in a worker thread of its session, the others on the event loop.

    Example: `ParamFunction(lambda: "The result of a function")`
    """

    children: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    inplace: Value[bool, bool | Reference]
    lazy: Value[bool, bool | Reference]
    defer_load: Value[bool, bool | Reference]
    generator_mode: Value[Literal["replace", "append"], Literal["replace", "append"] | Reference]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        children: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        inplace: bool | Reference = True,
        lazy: bool | Reference = False,
        defer_load: bool | Reference = False,
        generator_mode: Literal["replace", "append"] | Reference = "replace",
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows the result of a function, coroutine function or generator, bound to parameters or not.

        Args:
            object: The function.
            children: The component that shows the newest result.
            pending: Whether a newer result is being awaited.
            inplace: Whether a new plain result reuses the pane that shows the old.
            lazy: Whether the first call waits until the pane is in the page.
            defer_load: Whether the first call waits until the page has been shown; its place is marked as waiting.
            generator_mode: What a new value does.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Str(Parameters, transom.pane.str.Str):
    """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does.

    Example: `Str({"any": "object"})`
    """

    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self, object: Any = None, *, error: dict[Any, Any] | Reference | None = None, **common: Unpack[Common]
    ) -> None:
        """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does.

        Args:
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class GIF(ImageBase, transom.pane.image.GIF):
    """Shows GIF data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows GIF data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Image(ImageBase, transom.pane.image.Image):
    """Shows a picture of any of the formats; PIL images without any loss, with alpha and all frames."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a picture of any of the formats; PIL images without any loss, with alpha and all frames.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class JPG(ImageBase, transom.pane.image.JPG):
    """Shows JPEG data. JPEG has no alpha: PIL images that have some are put on white."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows JPEG data. JPEG has no alpha: PIL images that have some are put on white.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Matplotlib(ImageBase, transom.pane.matplotlib.Matplotlib):
    """Shows a Matplotlib figure, or the figure of axes, as a PNG picture.

    Trigger `object` when the figure has changed. A figure made by `plt` is kept by it until `plt.close(fig)`;
    `matplotlib.figure.Figure()` makes one that ends with its page.
    """

    dpi: Value[int, int | Reference]
    high_dpi: Value[bool, bool | Reference]
    tight: Value[bool, bool | Reference]
    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        dpi: int | Reference = 144,
        high_dpi: bool | Reference = True,
        tight: bool | Reference = False,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Matplotlib figure, or the figure of axes, as a PNG picture.

        Args:
            dpi: Pixels per inch of the picture.
            high_dpi: Whether two of its pixels take the width of one in the page.
            tight: Whether the space around what is drawn is cut off.
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class PNG(ImageBase, transom.pane.image.PNG):
    """Shows PNG data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows PNG data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class SVG(ImageBase, transom.pane.image.SVG):
    """Shows SVG text or data, as a picture: nothing in it can run.

    Example: `SVG('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3"/></svg>')`
    """

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows SVG text or data, as a picture: nothing in it can run.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class WebP(ImageBase, transom.pane.image.WebP):
    """Shows WebP data."""

    alt_text: Value[str | None, str | Reference | None]
    link_url: Value[str | None, str | Reference | None]
    fixed_aspect: Value[bool, bool | Reference]
    caption: Value[str | None, str | Reference | None]
    natural: Value[Any, Any]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alt_text: str | Reference | None = None,
        link_url: str | Reference | None = None,
        fixed_aspect: bool | Reference = True,
        caption: str | Reference | None = None,
        natural: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows WebP data.

        Args:
            alt_text: What the picture shows, for those who cannot see it.
            link_url: Where a click on it leads.
            fixed_aspect: Whether it keeps its proportions.
            caption: Text below it.
            natural: Width and height in pixels; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

__all__ = [
    "GIF",
    "HTML",
    "JPG",
    "PNG",
    "SVG",
    "AnyWidget",
    "Bokeh",
    "Code",
    "DataFrame",
    "Image",
    "ImageBase",
    "Markdown",
    "Matplotlib",
    "Pane",
    "PaneBase",
    "PaneError",
    "ParamFunction",
    "Str",
    "WebP",
]
