"""Builds of the distribution from what git would hand out, and fresh environments to install them in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dev.client import ROOT

NEEDED_TOOLS = ("env", "git", "ls", "sh", "uname")
"""All that is on PATH where there is no node."""


@dataclass(frozen=True)
class Machine:
    """A set of programs on PATH, and a cache of packages that all tests share."""

    environ: dict[str, str]
    cwd: Path

    def run(self, *command: str | Path, cwd: Path | None = None) -> str:
        """Run a command to its end and return what it printed; failing is the test's failure."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd or self.cwd,
            env=self.environ,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}"
        return done.stdout

    def pip(self, *arguments: str | Path) -> str:
        """Run this Python's pip."""
        return self.run(sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)

    def environment(self, name: str) -> Path:
        """Make an empty virtual environment and return its interpreter."""
        self.run(sys.executable, "-m", "venv", "--without-pip", name)
        return self.cwd / name / "bin" / "python"


@pytest.fixture(scope="session")
def base_environ(tmp_path_factory):
    """The caller's environment without what would leak this checkout into an installation."""
    leaks = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONSTARTUP"}
    environ = {name: value for name, value in os.environ.items() if name not in leaks}
    # One npm cache for all builds of this run: each clean checkout would fill its own.
    environ.setdefault("npm_config_cache", str(tmp_path_factory.mktemp("npm")))
    return environ


@pytest.fixture
def machine(base_environ, tmp_path):
    """A machine with the caller's programs."""
    return Machine(base_environ, tmp_path)


@pytest.fixture
def machine_without_node(base_environ, tmp_path):
    """A machine with git, a shell and no node."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in NEEDED_TOOLS:
        path = shutil.which(name)
        assert path is not None, f"this test needs {name}"
        (folder / name).symlink_to(path)
    assert shutil.which("node", path=str(folder)) is None
    return Machine({**base_environ, "PATH": str(folder)}, tmp_path)


@pytest.fixture(scope="session")
def checkout(tmp_path_factory, base_environ):
    """A repository that holds what git's index holds, in one commit: no ignored, no untracked file."""
    folder = tmp_path_factory.mktemp("clean checkout")
    machine = Machine(base_environ, folder)
    machine.run("git", "checkout-index", "--all", f"--prefix={folder}{os.sep}", cwd=ROOT)
    assert (folder / "pyproject.toml").is_file(), "pyproject.toml is not in git's index"
    machine.run("git", "init", "--quiet")
    machine.run("git", "add", "--all")
    identity = ("-c", "user.name=Test", "-c", "user.email=test@localhost")
    machine.run("git", *identity, "commit", "--quiet", "--no-verify", "--message", "checkout")
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory, base_environ, checkout):
    """The wheel of the clean checkout, built with the machine's node."""
    out = tmp_path_factory.mktemp("wheel")
    Machine(base_environ, checkout).pip("wheel", "--quiet", "--no-deps", "--wheel-dir", out, checkout)
    return next(out.glob("transom-*.whl"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory, base_environ, checkout, wheel):
    """The source distribution of the same checkout; after `wheel`, whose assets it finds fresh."""
    out = tmp_path_factory.mktemp("sdist")
    machine = Machine(base_environ, checkout)
    machine.run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", out)
    return next(out.glob("transom-*.tar.gz"))
