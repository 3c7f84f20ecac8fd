"""The virtual environment beside the checkout: what is installed in it, and when that is out of date.

Owns `.venv`, its stamp, and the search for Chromium. Standard library only; runs on the machine's own Python
before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dev import client

ROOT = client.ROOT
VENV = ROOT / ".venv"
STAMP = VENV / "transom-setup.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which a Chromium is looked for on PATH, in this order."""


def python() -> str:
    """Return the path of the environment's interpreter."""
    return str(VENV / "Scripts" / "python.exe" if sys.platform == "win32" else VENV / "bin" / "python")


def ensure(*extras: str) -> None:
    """Make the environment hold the checkout, editable, with these extras, and fresh browser assets.

    Returns at once when the stamp says that nothing changed since the last time.

    Raises:
        subprocess.CalledProcessError: a step failed; its output is on the terminal.
        client.ClientBuildError: the browser assets could not be built.
    """
    _ensure_venv()
    installed = _installed_extras()
    if installed is None or not set(extras) <= installed:
        wanted = sorted(set(extras) | (installed or set()))
        print(f"Installing transom[{','.join(wanted)}] into {VENV.name} …", flush=True)
        _pip("install", "--editable", f".[{','.join(wanted)}]")
        STAMP.write_text(json.dumps({"extras": wanted, "key": _key()}), "utf-8")
    elif not client.is_fresh():
        print("Building the browser assets …", flush=True)
        if client.find_node() is not None:
            client.ensure()
        else:
            _pip("install", "--no-deps", "--editable", ".")


def find_browser() -> str | None:
    """Return the path of a Chromium on PATH, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def ensure_browser() -> None:
    """Install Debian's Chromium where none is on PATH and apt-get can; else say what to do and go on."""
    if find_browser() is not None:
        return
    prefix = _root_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        print(
            "No Chromium on PATH: the browser tests will be skipped (in CI they fail). "
            f"Install one under one of these names: {', '.join(BROWSERS)}.",
            file=sys.stderr,
        )
        return
    print("Installing Chromium with apt-get …", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run([*prefix, "apt-get", *step], env=environ, check=True)


def run(*arguments: str) -> int:
    """Run `python <arguments>` of the environment in the checkout and return its exit code.

    Byte code is kept beside the checkout, where a container says that none is to be written too: a run of the tests
    starts some hundred interpreters, and each would compile all that it imports.
    """
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".cache" / "bytecode")
    return subprocess.run([python(), *arguments], cwd=ROOT, env=environ, check=False).returncode


def _root_prefix() -> list[str] | None:
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    may = subprocess.run([sudo, "-n", "true"], check=False, capture_output=True)
    return [sudo, "-n"] if may.returncode == 0 else None


def _ensure_venv() -> None:
    if Path(python()).exists():
        return
    print(f"Making {VENV.name} with Python {sys.version.split()[0]} …", flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if done.returncode != 0:
        sys.exit("`python -m venv` failed. On Debian and Ubuntu it needs: apt-get install python3-venv")


def _pip(*arguments: str) -> None:
    subprocess.run([python(), "-m", "pip", "--disable-pip-version-check", *arguments, "--quiet"], cwd=ROOT, check=True)


def _installed_extras() -> set[str] | None:
    """Return the extras of the last installation, or None when it is out of date or never was."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
        return set(stamp["extras"]) if stamp["key"] == _key() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _key() -> str:
    # The folder is part of it: an editable installation points to where the checkout stood.
    parts = [str(ROOT), (ROOT / "pyproject.toml").read_text("utf-8")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
