"""The constructors and attributes of the components in `transom.widgets.file_dropper`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.file_dropper
from transom._typing import Parameters, Reference, Unlabelled, Value

class FileDropper(Parameters, transom.widgets.file_dropper.FileDropper):
    """Files that the user drops on it or chooses, by their names.

    With `multiple` those that come are added to those that are there, one by one or many at once; one of the same name
    takes the place of the other. The bounds hold for all of them together.

    What is a text by its media type is a `str`, if it is one in UTF-8; all else is `bytes`.
    """

    value: Value[Any, dict[Any, Any] | Reference]
    mime_type: Value[Any, dict[Any, Any] | Reference]
    accepted_filetypes: Value[list[Any], list[Any] | Reference]
    layout: Value[
        Literal["compact", "integrated", "circle"] | None, Literal["compact", "integrated", "circle"] | Reference | None
    ]
    chunk_size: Value[int, int | Reference]
    previews: Value[list[Any], list[Any] | Reference]
    multiple: Value[bool, bool | Reference]
    max_file_size: Value[int | str | None, int | str | Reference | None]
    max_total_file_size: Value[int | str | None, int | str | Reference | None]
    max_files: Value[int | None, int | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: dict[Any, Any] | Reference = ...,
        mime_type: dict[Any, Any] | Reference = ...,
        accepted_filetypes: list[Any] | Reference = ...,
        layout: Literal["compact", "integrated", "circle"] | Reference | None = None,
        chunk_size: int | Reference = 10000000,
        previews: list[Any] | Reference = ...,
        multiple: bool | Reference = False,
        max_file_size: int | str | Reference | None = None,
        max_total_file_size: int | str | Reference | None = None,
        max_files: int | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Files that the user drops on it or chooses, by their names.

        Args:
            value: What has come, by name: a text or bytes.
            mime_type: The media type of each, by name.
            accepted_filetypes: Which kinds are taken: endings and media types, [".csv", "image/*"]; any when empty.
            layout: "compact" is one line high, "integrated" has no frame; "circle" is as `None`.
            chunk_size: Taken for the sake of apps written for Panel.
            previews: Of which files the list has small pictures: "image"; with "pdf" it is as without.
            multiple: Whether several files may be chosen at once.
            max_file_size: Bytes that a file may have, also as a text: "5MB".
            max_total_file_size: Bytes that all files of one choice may have together; 200 MB, or what one may have.
            max_files: How many files may be chosen at once; 1000 at most.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
