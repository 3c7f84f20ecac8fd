"""A virtual environment for each peer, in the user's cache, made once for each set of pinned versions."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

PINS = {
    "Panel": "panel==1.10.0" if sys.version_info >= (3, 12) else "panel==1.9.4",
    "NiceGUI": "nicegui==3.18.0",
    "Shiny": "shiny==1.8.0",
    "Streamlit": "streamlit==1.67.0",
}
"""What is installed; all else is what these ask for."""


def cache() -> Path:
    """Where the environments are: `TRANSOM_BENCH_CACHE`, or `transom/bench` in the user's cache."""
    own = os.environ.get("TRANSOM_BENCH_CACHE")
    return Path(own) if own else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "transom" / "bench"


def name(peer: str) -> str:
    """The name of the peer's environment: another one for each version of it and of Python."""
    return f"{PINS[peer]}-py{sys.version_info[0]}.{sys.version_info[1]}"


def python(peer: str, folder: Path) -> str:
    """The interpreter of the peer's environment, which is made if need be.

    Raises:
        subprocess.CalledProcessError: it could not be made; why is on the terminal.
    """
    place = folder / name(peer)
    made = place / "bin" / "python"
    if not (place / "ready").exists():
        print(f"Installing {PINS[peer]} into {place} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([str(made), *pip, PINS[peer]], check=True)
        (place / "ready").touch()
    return str(made)


def versions(*, peers: bool, also: Iterable[str] = ()) -> str:
    """What took part, in one line; `also` are packages of this environment."""
    named = [f"{peer} {pin.partition('==')[2]}" for peer, pin in PINS.items()] if peers else []
    named += [f"{name} {version(name)}" for name in also or ["uvicorn"]]
    return ", ".join([f"Transom {version('transom')}", *named])


def machine() -> str:
    """What it ran on, in one line."""
    return f"{platform.system()} on {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
