"""`Kit`: all that a page needs besides its own code to run in the browser, as files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from transom.hosts.assets import Assets, load_assets
from transom.hosts.pyodide.runtime import PyodideError, Runtime, find_runtime
from transom.hosts.pyodide.wheels import Archive, Wheels

Thread = Literal["worker", "main"]


@dataclass(frozen=True)
class Kit:
    """What has been gathered; nothing is written before `write`.

    Attributes:
        runtime: the Pyodide.
        archives: packages, in the order in which they are unpacked.
        by_name: what readers fetch of the CDN.
        thread: where Python runs.
    """

    runtime: Runtime
    archives: tuple[Archive, ...]
    by_name: tuple[str, ...]
    thread: Thread

    @classmethod
    def gather(
        cls,
        *,
        pyodide_dir: Path | str | None = None,
        pyodide_cdn: bool | str | None = None,
        requirements: Iterable[str] = (),
        find_links: Iterable[Path | str] = (),
        without: Iterable[str] = (),
        thread: Thread = "worker",
    ) -> Kit:
        """Find all of it.

        Args:
            pyodide_dir: the folder of a Pyodide, which is copied.
            pyodide_cdn: `True` for jsDelivr, or the address of another place with a Pyodide.
            requirements: packages besides Transom and what it needs: names, `name==version`, or paths of wheels.
            find_links: wheels and folders of wheels that are taken before any other.
            without: packages that are left out although something requires them.
            thread: `"worker"`, or `"main"` for the page's own thread.

        Raises:
            PyodideError: no Pyodide is named, or packages cannot be had; all of these are named.
        """
        wheels = Wheels(find_runtime(pyodide_dir, pyodide_cdn), [Path(each) for each in find_links], without)
        wheels.add_transom()
        for each in requirements:
            wheels.add(each)
        if wheels.missing:
            raise PyodideError(_missing(wheels))
        return cls(wheels.runtime, tuple(wheels.archives.values()), tuple(wheels.by_name), thread)

    def write(self, folder: Path) -> dict[str, Any]:
        """Write the files; those that are there already stay.

        Args:
            folder: where to; it is made.

        Returns:
            What `begin` in the page is given, for JSON. Addresses in it are relative to the folder.
        """
        assets = load_assets()
        for name, asset in assets.files.items():
            if name not in _of_others(assets):
                _put(folder / "assets" / name, asset.path.read_bytes())
        index = self.runtime.url
        if index is None:
            index = f"pyodide/{self.runtime.folder}/"
            for name, path in self.runtime.files.items():
                _put(folder / index / name, path.read_bytes())
        return {
            "build": assets.build,
            "script": f"assets/{assets.pyodide['script']}",
            "worker": f"assets/{assets.pyodide['worker']}",
            "thread": self.thread,
            "pyodide": {"index": index, "bytes": self.runtime.bytes, "python": self.runtime.python},
            "wheels": [put_archive(folder, each) for each in self.archives],
            "packages": list(self.by_name),
        }


def put_archive(folder: Path, archive: Archive) -> dict[str, Any]:
    """Write an archive; returns what a page is told of it."""
    _put(folder / "packages" / archive.file, archive.data)
    return {"name": archive.name, "url": f"packages/{archive.file}", "bytes": len(archive.data)}


def _of_others(assets: Assets) -> set[str]:
    return {assets.script, assets.notebook, assets.saved}


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size == len(data):
        return  # its name says what is in it
    # Under a name of its own: somebody else may be building into this folder.
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    part.write_bytes(data)
    part.replace(path)


def _missing(wheels: Wheels) -> str:
    lines = [f"  {name}: {why}" for name, why in wheels.missing.items()]
    runtime = wheels.runtime
    more = "" if runtime.url else " --pyodide-cdn has NumPy, pandas, Bokeh and many others for readers with a network;"
    end = (
        f"Name a wheel for {runtime.platform} by --requirements or its folder by --find-links;{more} --without NAME "
        "leaves one out, and what imports it fails in the page."
    )
    return "\n".join(["Nothing was written: these packages cannot run in the browser as they are:", *lines, end])
