"""`FileInput`: files from the user's disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.widgets.arriving import Arrived, tokens_of
from transom.widgets.uploading import Uploading

Target = str | os.PathLike[str] | IO[bytes]


class FileInput(Uploading):
    """A file, or several, that the user chooses or drops on the field.

    `value`, `filename` and `mime_type` change in one step: who watches one of them finds the others right. Choosing
    the same file again is a change too.

    A name is what the user's system calls the file. It has no folder in it (with `directory` those below the chosen
    one) and leads out of no folder that it is put into; a media type is what the browser says.
    """

    _front_end = "FileInput"
    _unsynced = ("filename", "mime_type")
    _events = {"sent": ("value", "filename", "mime_type"), "remove": ("value", "filename", "mime_type")}

    value: param.Parameter[bytes | list[bytes] | None] = param.Parameter(
        default=None, doc="The bytes of the file, with `multiple` or `directory` a list of those of each."
    )
    filename: param.Parameter[str | list[str] | None] = param.Parameter(
        default=None, doc="The name of the file, or a list."
    )
    mime_type: param.Parameter[str | list[str] | None] = param.Parameter(
        default=None, doc="The media type of the file, or a list."
    )
    accept = param.String(
        default=None, allow_None=True, doc='Which kinds are taken: endings and media types, ".csv,image/*".'
    )
    directory = param.Boolean(default=False, doc="Whether a folder is chosen, with all that is in it.")

    def clear(self) -> None:
        """Take back what was chosen, also what is still on its way."""
        self._drop_all()
        self.param.update(value=None, filename=None, mime_type=None)

    def save(self, filename: Target | Sequence[Target]) -> None:  # type: ignore[override] # as in Panel: its files
        """Write what was chosen to a file.

        Args:
            filename: a path, or a file opened for bytes; of several files a list of these, or a folder, in which each
                has its own name.

        Raises:
            ValueError: nothing was chosen, or there are not as many paths as files.
        """
        files = self._pairs()
        if not files:
            raise ValueError("nothing was chosen, so there is nothing to save. Ask `value is not None` before.")
        if isinstance(filename, str | os.PathLike) and Path(filename).is_dir():
            targets: list[Any] = [Path(filename) / (name or "file") for name, _ in files]
        else:
            targets = list(filename) if isinstance(filename, list | tuple) else [filename]
        if len(targets) != len(files):
            raise ValueError(f"{len(files)} files were chosen, {len(targets)} paths given. Give a folder, or a list.")
        for target, (_, data) in zip(targets, files, strict=True):
            if hasattr(target, "write"):
                target.write(data)
            else:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                Path(target).write_bytes(data)

    def _pairs(self) -> list[tuple[str, Any]]:
        """The name and the bytes of each file, as far as code has set bytes."""
        values: list[Any] | tuple[Any, ...]
        values = self.value if isinstance(self.value, list | tuple) else [] if self.value is None else [self.value]
        names = self.filename if isinstance(self.filename, list | tuple) else [self.filename]
        names = [*names, *[None] * len(values)]
        return [(str(name or ""), value) for name, value in zip(names, values, strict=False)]

    def _kinds(self) -> list[str]:
        return tokens_of(self.accept)

    def _several(self) -> bool:
        return self.multiple or self.directory

    def _in_folders(self) -> bool:
        return self.directory

    def _took(self, files: list[Arrived]) -> None:
        many = self._several()
        names, kinds, data = ([each[at] for each in files] for at in range(3))
        values: dict[str, Any] = {
            name: each if many else each[0]
            for name, each in (("filename", names), ("mime_type", kinds), ("value", data))  # whoever has it has them
        }
        self._news(values)

    def _event_remove(self, raw: Any) -> None:
        self.clear()

    def _encode_value(self, value: Any, encoder: Encoder) -> list[tuple[str, int]] | None:
        """The name and the number of bytes of each file."""
        return [(name, len(data) if isinstance(data, bytes) else 0) for name, data in self._pairs()] or None

    def _encode_accept(self, value: str | None, encoder: Encoder) -> str | None:
        """Endings with their dots, and media types."""
        return ",".join(tokens_of(value)) or None

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "filename" in names:
            with write_lock:
                self._mark("value", force=True)  # the page knows it by its name
        if "value" not in names:
            return
        if not all(isinstance(data, bytes) for _, data in self._pairs()):
            self._advise("value", f"value={short(self.value)} is no file. Give bytes, or a list of them.")
