"""The constructors and attributes of the components in `transom.widgets.file_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.file_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class FileInput(Parameters, transom.widgets.file_input.FileInput):
    """A file, or several, that the user chooses or drops on the field.

    `value`, `filename` and `mime_type` change in one step: who watches one of them finds the others right. Choosing
    the same file again is a change too.

    A name is what the user's system calls the file. It has no folder in it (with `directory` those below the chosen
    one) and leads out of no folder that it is put into; a media type is what the browser says.
    """

    value: Value[bytes | list[bytes] | None, bytes | list[bytes] | Reference | None]
    filename: Value[str | list[str] | None, str | list[str] | Reference | None]
    mime_type: Value[str | list[str] | None, str | list[str] | Reference | None]
    accept: Value[str | None, str | Reference | None]
    directory: Value[bool, bool | Reference]
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
        value: bytes | list[bytes] | Reference | None = None,
        filename: str | list[str] | Reference | None = None,
        mime_type: str | list[str] | Reference | None = None,
        accept: str | Reference | None = None,
        directory: bool | Reference = False,
        multiple: bool | Reference = False,
        max_file_size: int | str | Reference | None = None,
        max_total_file_size: int | str | Reference | None = None,
        max_files: int | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A file, or several, that the user chooses or drops on the field.

        Args:
            value: The bytes of the file, with `multiple` or `directory` a list of those of each.
            filename: The name of the file, or a list.
            mime_type: The media type of the file, or a list.
            accept: Which kinds are taken: endings and media types, ".csv,image/*".
            directory: Whether a folder is chosen, with all that is in it.
            multiple: Whether several files may be chosen at once.
            max_file_size: Bytes that a file may have, also as a text: "5MB".
            max_total_file_size: Bytes that all files of one choice may have together; 200 MB, or what one may have.
            max_files: How many files may be chosen at once; 1000 at most.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
