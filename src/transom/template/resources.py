"""Style sheets and scripts that an app brings for its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from transom.components.colour import colour_of
from transom.errors import SettingsError

if TYPE_CHECKING:
    from transom.session.session import Session

_MOST = 1_000_000
"""Bytes that a file of styles may have: it is in each page."""


def resources(session: Session) -> dict[str, Any] | None:
    """What `config` says that the page is to load: texts of style sheets, their addresses, and scripts; else `None`.

    What may not be loaded, or cannot be read, is reported and left out.
    """
    options = session.options
    styles = [str(text) for name in ("raw_css", "global_css") for text in options.get(name, ())]
    sheets: list[str] = []
    for file in options.get("css_files", ()):
        if _has_text(session, str(file)):
            styles += _text(session, str(file))
        elif _may(session, "css_files", str(file)):
            sheets.append(str(file))
    color = colour_of(options.get("loading_color", ""))
    if color is not None:
        styles.insert(0, f".tr-loading {{ color: {color} }}")
    scripts = [
        [address, name == "js_modules"]
        for name in ("js_files", "js_modules")
        for address in map(str, options.get(name, {}).values())
        if _may(session, name, address)
    ]
    return {"styles": styles, "sheets": sheets, "scripts": scripts} if styles or sheets or scripts else None


def _may(session: Session, name: str, address: str) -> bool:
    """Whether a page may load from an address: from its own server, and from hosts that the settings allow."""
    scheme, host, *_ = urlsplit(address)
    allowed = session.settings.allow_scripts
    if not host and scheme == "" and address.startswith(("/", "./")):
        return True
    if scheme in ("http", "https", "") and (host in allowed or f"{scheme}://{host}" in allowed):
        return True
    if host:
        help_ = f"is of another server. Start this one with --allow-scripts {host}, or take the file along."
    else:
        help_ = "is no file in the app's folder and no address. Write a path of this server, as /static/own.js."
    session.report(SettingsError(f"config.{name}: {address!r} {help_}"), where=f"config.{name}")
    return False


def _path(session: Session, file: str) -> Path:
    return session.folder / file if session.folder is not None else Path(file)


def _has_text(session: Session, file: str) -> bool:
    return file.endswith(".css") and "//" not in file and _path(session, file).is_file()


def _text(session: Session, file: str) -> list[str]:
    try:
        data = _path(session, file).read_bytes()
        if len(data) > _MOST:
            raise SettingsError(f"config.css_files: {file!r} has {len(data)} bytes of at most {_MOST}.")
        return [data.decode()]
    except (OSError, ValueError) as error:
        session.report(error, where="config.css_files")
        return []
