"""The constructors and attributes of the components in `transom.widgets.file_download`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.file_download
from transom._typing import Common, Parameters, Reference, Value

class FileDownload(Parameters, transom.widgets.file_download.FileDownload):
    """A button; a click saves a file on the user's disk.

    The file is what `file` holds, or what `callback` returns, which is asked at each click: text that names a file
    below the app's folder or the current one, a `pathlib.Path`, bytes, a `StringIO`, a `BytesIO` or a file that is open
    for reading. While a callback works the button shows that; each page has a run of its own. What is handed out is
    never shown as a page of this server.

    Args:
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.

    Example: `FileDownload(b"1,2", filename="data.csv")`
    """

    file: Value[Any, Any]
    filename: Value[str | None, str | Reference | None]
    auto: Value[bool, bool | Reference]
    embed: Value[bool, bool | Reference]
    data: Value[str | None, str | Reference | None]
    clicks: Value[int, int | Reference]
    busy: Value[bool, bool | Reference]
    ready: Value[Any, Any]
    icon: Value[str | None, str | Reference | None]
    icon_size: Value[str, str | Reference]
    button_type: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    color: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    button_style: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    variant: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    description_delay: Value[int, int | Reference]
    value: Value[Any, Any]
    def __init__(
        self,
        file: Any = None,
        *,
        callback: Any = None,
        filename: str | Reference | None = None,
        auto: bool | Reference = True,
        embed: bool | Reference = False,
        data: str | Reference | None = None,
        clicks: int | Reference = 0,
        busy: bool | Reference = False,
        ready: Any = None,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        value: Any = None,
        **common: Unpack[Common],
    ) -> None:
        """A button; a click saves a file on the user's disk.

        Args:
            file: What is saved: a path, data, or an open file.
            callback: Returns what is saved; asked at each click, `def` or `async def`.
            filename: What the file is called; a callback may set it. That of `file` if omitted.
            auto: Whether a click saves at once; else it makes a link for a second click.
            embed: Whether `file` travels with the page, so that a click asks nobody.
            data: What travels with the page, as a `data:` address.
            clicks: How often it has been clicked.
            busy: Whether a callback of it is at work.
            ready: In a page: what a second click saves there.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            value: What the user has chosen or written.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
