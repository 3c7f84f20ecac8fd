"""`save`: a page in a file. Owns what is asked for; a host carries it out."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import IO, Any, Literal, TypedDict, Unpack


class SaveOptions(TypedDict, total=False):
    """How a page is saved.

    Attributes:
        resources: "inline": all in one file; "folder": what is large in a folder beside it, each file once. Whatever
            has a `mode`, as a Bokeh `Resources`, means "inline".
        template: what stands around: the name of a template, as `config.template` takes it, or a template of yours.
        embed: whether the controls that can be counted work in the file: each state is worked out and kept.
        max_states: over so many states it is an error.
        max_opts: so many places of a slider are kept at most.
        embed_states: the values that are kept of a widget, in place of all that it can have.
        embed_json: whether the states are files of their own, fetched when they are looked at.
        json_prefix: what the names of these begin with.
        save_path: the folder for them, beside the page when omitted.
        load_path: where the page finds that folder; as seen from the page when omitted.
        progress: whether a line on stderr says how far it is.
        as_png: whether a PNG of the page is saved; the name's ending says what is, when omitted.
        width: of that picture in CSS pixels, 1280 when omitted.
        static_dirs: route → folder of files that the page shows, as `serve` takes it.
        timeout: seconds that the page may take to come to rest, 60 when omitted.
    """

    resources: Literal["inline", "folder"] | Any
    template: Any
    embed: bool
    max_states: int
    max_opts: int
    embed_states: Mapping[Any, Sequence[Any]]
    embed_json: bool
    json_prefix: str
    save_path: str | PathLike[str]
    load_path: str | None
    progress: bool
    as_png: bool | None
    width: int
    static_dirs: Mapping[str, str | PathLike[str]]
    timeout: float


def save(
    obj: Any, filename: str | PathLike[str] | IO[Any], title: str | None = None, **options: Unpack[SaveOptions]
) -> Path | None:
    """Save what `obj` shows as a page that needs no server, or as a picture of one: `.png`, `.pdf`.

    Args:
        obj: a component, a template, anything that can be shown, a function that makes it, or an app file's `Path`.
        filename: of the page, or an open file.
        title: what the page is called; the app's own title when omitted.
        options: see `SaveOptions`.

    Returns:
        Where it is; `None` for an open file.

    Raises:
        SaveError: it cannot be saved; the error says why, and what to write.
    """
    # By its name: hosts lie above what they show.
    host = importlib.import_module("transom.hosts.static")
    saved: Path | None = host.save_page(obj, filename, title, **options)
    return saved


class Saving:
    """What can be saved."""

    def save(
        self, filename: str | PathLike[str] | IO[Any], title: str | None = None, **options: Unpack[SaveOptions]
    ) -> Path | None:
        """Save it as a page that needs no server, or as a picture of one: `.png`, `.pdf`.

        What is shown is shown, and what the browser does by itself goes on working. With `embed=True` so do controls
        whose values can be counted. See `SaveOptions` for all that can be said.

        Args:
            filename: of the page, or an open file.
            title: what the page is called.
            options: see `SaveOptions`.

        Raises:
            SaveError: it cannot be saved; the error says why, and what to write.
        """
        return save(self, filename, title, **options)
