"""What the tests of pages with their own Python need besides what is installed: wheels, fetched once by pip.

Owns `.cache/pyodide/`. Pyodide itself is one of the development packages of npm.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dev import client

RUNTIME = client.ROOT / "node_modules" / "pyodide"
WHEELS = client.ROOT / ".cache" / "pyodide"
COMPILED = ("msgspec==0.22.0",)
PLATFORM = "pyemscripten_2026_0_wasm32"


def wheels() -> Path:
    """Return the folder with the wheels, which are fetched when they are not there."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    for each in COMPILED:
        if not list(WHEELS.glob(f"{each.replace('==', '-')}-*{PLATFORM}.whl")):
            subprocess.run(
                [
                    sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps",
                    "--only-binary=:all:", "--python-version", "3.14", "--implementation", "cp", "--abi", "cp314",
                    "--platform", PLATFORM, "--dest", str(WHEELS), each,
                ],
                check=True,
            )  # fmt: skip
    return WHEELS
