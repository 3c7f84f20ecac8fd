"""`Wheels`: the packages that travel with a page, each an archive that is unpacked there. Nothing is installed by name.

What is pure Python is packed as it is installed here, so that readers get what the author has tried. What is compiled
is taken from wheels that are at hand, or fetched by pip now; never when the page is read.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path, PurePosixPath

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from transom._version import __version__
from transom.hosts.pyodide.runtime import PyodideError, Runtime

_LEFT_OUT = ("_assets", "_docs", "check", "cli", "client", "demo", "hosts/notebook", "hosts/server", "testing")
"""Of Transom itself, what no page in the browser uses."""
_EPOCH = (2020, 1, 1, 0, 0, 0)
"""Archives of the same files are the same, whenever they are made."""


@dataclass(frozen=True)
class Archive:
    """What is unpacked in the page.

    Attributes:
        name: of the package, with its version.
        data: a zip archive.
    """

    name: str
    data: bytes

    @property
    def file(self) -> str:
        """Its file's name, another one whenever its content is."""
        name = re.sub(r"[^\w.+-]", "_", self.name)
        return f"{name}-{hashlib.sha256(self.data).hexdigest()[:10]}.zip"


class Wheels:
    """Finds what is required, and what that requires.

    Args:
        runtime: for which Python.
        places: wheels, and folders of wheels, that are taken before any other.
        without: names that are left out.
    """

    def __init__(self, runtime: Runtime, places: Iterable[Path] = (), without: Iterable[str] = ()) -> None:
        self.archives: dict[str, Archive] = {}
        self.by_name: list[str] = []
        """What readers fetch of the CDN."""
        self.missing: dict[str, str] = {}
        """What cannot be had, with the reason."""
        self.runtime = runtime
        self._without = {canonicalize_name(each) for each in without}
        self._local = dict(_named(places))
        self._environment = {
            "implementation_name": "cpython",
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_system": "Emscripten",
            "python_full_version": str(runtime.lock["info"]["python"]),
            "python_version": runtime.python,
            "sys_platform": "emscripten",
        }

    def add_transom(self) -> None:
        """Transom itself, as it is installed here, and what it requires."""
        self.archives["transom"] = _own()
        for each in distribution("transom").requires or ():
            self.add(each, by="transom")

    def add(self, text: str, by: str = "") -> None:
        """A requirement such as `numpy`, `pandas[excel]>=2` or the path of a wheel.

        Args:
            text: the requirement.
            by: what requires it.
        """
        if text.endswith(".whl") and Path(text).is_file():
            self._local.update(_named([Path(text)]))
            text = Path(text).name.partition("-")[0]
        try:
            requirement = Requirement(text)
        except InvalidRequirement as error:
            raise PyodideError(
                f"{text!r} is no requirement: {error}. Write a name, name==version or a wheel."
            ) from None
        name = canonicalize_name(requirement.name)
        wanted = requirement.marker is None or requirement.marker.evaluate({**self._environment, "extra": ""})
        if not wanted or name in self._without or name in self.archives or name in (*self.by_name, *self.missing):
            return
        if name == "transom":
            return
        found = self._find(name, requirement, by)
        if found is None:
            return
        archive, requires = found
        self.archives[name] = archive
        for each in requires:
            self._add_of(name, each, requirement.extras)

    def _add_of(self, name: str, text: str, extras: Iterable[str]) -> None:
        requirement = Requirement(text)
        marker = requirement.marker
        names = ["", *extras]
        if marker is None or any(marker.evaluate({**self._environment, "extra": each}) for each in names):
            requirement.marker = None
            self.add(str(requirement), by=name)

    def _find(self, name: str, requirement: Requirement, by: str) -> tuple[Archive, list[str]] | None:
        local = self._local.get(name)
        if local is not None and not self.runtime.takes(local.name):
            self.missing[name] = f"{local.name} is for another platform than {self.runtime.platform}"
            return None
        if local is not None:
            return _of_wheel(local)
        known = self.runtime.packages.get(name)
        installed = _installed(name)
        if installed is not None and not requirement.specifier.contains(installed.version, prereleases=True):
            installed = None
        if installed is not None and _is_pure(installed):
            return _of_installed(name)
        if known is not None and requirement.specifier.contains(str(known.get("version", "")), prereleases=True):
            self.by_name.append(name)
            return None
        try:
            return self._fetched(requirement)
        except PyodideError as error:
            self.missing[name] = f"{error}{f' ({by} requires it)' if by else ''}"
            return None

    def _fetched(self, requirement: Requirement) -> tuple[Archive, list[str]]:
        """What pip finds for the platform, without what it requires."""
        wanted = Requirement(str(requirement))
        wanted.marker = None
        number = self.runtime.python.replace(".", "")
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(  # noqa: S603 - pip of this Python, with a checked requirement
                [
                    sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--quiet",
                    "--no-deps", "--only-binary=:all:", "--python-version", self.runtime.python,
                    "--implementation", "cp", "--abi", f"cp{number}", "--abi", "abi3", "--abi", "none",
                    "--platform", self.runtime.platform, "--dest", folder, str(wanted),
                ],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            found = sorted(Path(folder).glob("*.whl"))
            if not found:
                raise PyodideError(_why(done.stderr, self.runtime))
            return _of_wheel(found[0])


def _why(said: str, runtime: Runtime) -> str:
    if "No module named pip" in said:
        return f"no wheel for {runtime.platform} is at hand, and pip, which would look for one, is not installed here"
    if "No matching distribution" in said:
        return f"there is no wheel for {runtime.platform}, nor one of pure Python"
    last = said.strip().splitlines()[-1:] or ["pip found nothing"]
    return last[0].removeprefix("ERROR: ")


def _named(places: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for place in places:
        for each in sorted(place.glob("*.whl")) if place.is_dir() else [place]:
            if not each.is_file():
                raise PyodideError(f"There is no wheel {str(each)!r}.")
            yield canonicalize_name(each.name.partition("-")[0]), each


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _is_pure(found: Distribution) -> bool:
    wheel = HeaderParser().parsestr(found.read_text("WHEEL") or "")
    files = [each.name for each in found.files or ()]
    return (
        wheel["Root-Is-Purelib"] == "true"
        and not any(each.startswith("__editable__") for each in files)
        and ("direct_url.json" not in files or '"editable": true' not in (found.read_text("direct_url.json") or ""))
    )


@cache
def _of_installed(name: str) -> tuple[Archive, list[str]]:
    found = distribution(name)
    files: dict[str, bytes] = {}
    for each in found.files or ():
        place = PurePosixPath(each)
        path = Path(str(each.locate()))
        if ".." not in place.parts and "__pycache__" not in place.parts and path.is_file():
            files[str(place)] = path.read_bytes()
    return Archive(f"{found.name}-{found.version}", packed(files)), list(found.requires or ())


def _of_wheel(path: Path) -> tuple[Archive, list[str]]:
    with zipfile.ZipFile(path) as wheel:
        about = next((each for each in wheel.namelist() if each.endswith(".dist-info/METADATA")), None)
        told = HeaderParser().parsestr(wheel.read(about).decode()) if about else None
    name, number, *_ = path.stem.split("-")
    requires = [] if told is None else told.get_all("requires-dist", [])
    return Archive(f"{name}-{number}", path.read_bytes()), [str(each) for each in requires]


@cache
def _own() -> Archive:
    return Archive(f"transom-{__version__}", packed(dict(_own_files())))


def _own_files() -> Iterator[tuple[str, bytes]]:
    root = Path(__file__).parents[2]
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        kept = path.suffix in {".py", ".json"} and not any(name.startswith(f"{each}/") for each in _LEFT_OUT)
        if kept and path.is_file() and "__pycache__" not in path.parts:
            yield f"transom/{name}", path.read_bytes()
    yield "transom/_assets/manifest.json", (root / "_assets" / "manifest.json").read_bytes()
    yield (
        f"transom-{__version__}.dist-info/METADATA",
        f"Metadata-Version: 2.1\nName: transom\nVersion: {version('transom')}\n".encode(),
    )


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of files, the same for the same ones."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return data.getvalue()
