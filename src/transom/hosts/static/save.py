"""`save_page`: from an object, or an app file, to a file that is opened without a server."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any, Unpack

from transom.components.display import display
from transom.components.saving import SaveOptions
from transom.errors import SaveError
from transom.hosts.folders import static_files
from transom.hosts.static.caller import Caller
from transom.hosts.static.making import Making, Saved
from transom.hosts.static.picture import print_page, take_picture
from transom.site import Site, site_of
from transom.template.basic import TEMPLATES
from transom.template.page import Page

_log = logging.getLogger("transom")
_ALL = frozenset(SaveOptions.__annotations__)
_NO_PICTURES = frozenset({".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff"})
_NAMED = 8
"""So many of the addresses that are left are said; of the others how many there are."""


def save_page(
    obj: Any, filename: str | PathLike[str] | IO[Any], title: str | None = None, **options: Unpack[SaveOptions]
) -> Path | None:
    """See `transom.components.saving.save`."""
    return write_page(obj, filename, title, **options)[0]


def write_page(
    obj: Any, filename: str | PathLike[str] | IO[Any], title: str | None = None, **options: Unpack[SaveOptions]
) -> tuple[Path | None, Saved]:
    """Save a page; where it is, and what was made."""
    unknown = sorted(options.keys() - _ALL)
    if unknown:
        raise TypeError(f"save() takes no {unknown[0]}=; it takes {', '.join(sorted(_ALL))}")
    path = Path(filename) if isinstance(filename, str | PathLike) else None
    kind = _kind(path, options.get("as_png"))
    picture = kind != ".html"
    folder = _folder(path, options)
    states_in = _states_in(path, options)
    saved = make(obj, title, folder=None if picture else folder, states_in=states_in, posed=picture, **options)
    for text in _told(saved):
        _log.warning(text)
    html, timeout = saved.document.html, options.get("timeout", 60)
    if kind == ".png":
        return _write(take_picture(html, width=options.get("width", 1280), timeout=timeout), filename), saved
    if kind == ".pdf":
        return _write(print_page(html, timeout=timeout), filename), saved
    _write_beside(saved.document.beside, path, folder, options)
    return _write(html, filename), saved


def _kind(path: Path | None, as_png: bool | None) -> str:
    """What is written: `.html`, `.png` or `.pdf`."""
    if as_png is not None:
        return ".png" if as_png else ".html"
    ending = "" if path is None else path.suffix.lower()
    if ending in _NO_PICTURES:
        raise SaveError(f"{str(path)!r}: a page is saved as .html, or as a picture of it as .png or .pdf.")
    return ending if ending in (".png", ".pdf") else ".html"


def make(
    obj: Any,
    title: str | None = None,
    *,
    folder: str | None = None,
    states_in: str | None = None,
    posed: bool = False,
    **options: Unpack[SaveOptions],
) -> Saved:
    """The page of `obj`, without writing it.

    Args:
        obj: what it shows.
        title: what it is called.
        folder: the name of a folder beside it for what is large.
        states_in: where the page finds its states, if they are files of their own.
        posed: whether it is for a picture.
        options: see `SaveOptions`.
    """
    with _site(obj, options) as site:
        caller = Caller()
        return caller.run(Making(site, caller, title, folder, states_in, options, posed=posed).run)


def _site(obj: Any, options: SaveOptions) -> Site:
    static = {}
    if options.get("static_dirs"):
        static = static_files(f"{route}={where}" for route, where in options["static_dirs"].items())
    source = _within(obj, options.get("template"))
    if isinstance(source, Path):
        if source.is_dir():
            raise SaveError(f"{str(source)!r} is a folder. Give the path of one app file in it.")
        return Site([source], static=static)
    site = site_of(display(source) if isinstance(source, str | list | dict | tuple) else source)
    site.static = static
    return site


def _within(obj: Any, template: Any) -> Any:
    """What is shown: the object, or a template around it."""
    if template is None or isinstance(obj, Page):
        return obj
    if isinstance(template, str):
        if template not in TEMPLATES:
            raise SaveError(f"template={template!r}: there is none of that name. Write one of {', '.join(TEMPLATES)}.")
        template = TEMPLATES[template]
    if isinstance(template, type) and issubclass(template, Page):
        return template(main=[obj])
    if not isinstance(template, Page):
        raise SaveError(f"template={template!r} is no template. Write a name such as 'page', or a Page.")
    template.main.append(obj)
    return template


def _told(saved: Saved) -> list[str]:
    told = list(saved.notes)
    if saved.left:
        more = len(saved.left) - _NAMED
        named = ", ".join(saved.left[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        told.append(f"The saved page still asks for what could not be taken along: {named}.")
    return told


def _folder(path: Path | None, options: SaveOptions) -> str | None:
    resources = options.get("resources") or "inline"
    if hasattr(resources, "mode") or (isinstance(resources, str) and resources in ("inline", "cdn")):
        return None
    if resources != "folder":
        raise SaveError(f"resources={resources!r}: write 'inline', for all in one file, or 'folder'.")
    if path is None:
        raise SaveError("resources='folder' needs a place for the folder: give filename as a path.")
    return f"{path.stem}_files"


def _states_in(path: Path | None, options: SaveOptions) -> str | None:
    if not options.get("embed_json"):
        return None
    if path is None:
        raise SaveError("embed_json=True needs a place for the states: give filename as a path.")
    load_path = options.get("load_path")
    if load_path is not None:
        return load_path
    save_path = options.get("save_path")
    return f"{path.stem}_files" if save_path is None else Path(save_path).as_posix()


def _write_beside(beside: Mapping[str, bytes], path: Path | None, folder: str | None, options: SaveOptions) -> None:
    for name, data in beside.items():
        if path is None:  # `_folder` and `_states_in` have asked for one
            return
        place = path.parent / (folder or f"{path.stem}_files")
        if name.startswith(f"{options.get('json_prefix', '')}state-") and options.get("save_path") is not None:
            place = path.parent / options["save_path"]
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)


def _write(data: bytes, to: str | PathLike[str] | IO[Any]) -> Path | None:
    if isinstance(to, str | PathLike):
        path = Path(to)
        if not path.parent.is_dir():
            raise SaveError(f"{str(path)!r}: the folder {str(path.parent)!r} is not there.")
        path.write_bytes(data)
        return path
    try:
        to.write(data)
    except TypeError:
        to.write(data.decode())
    return None
