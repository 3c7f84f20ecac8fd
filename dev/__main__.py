"""`python -m dev <target>`: what the Makefile calls.

Owns the targets; each is a few lines of what it runs. Standard library only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from dev import client, environment, suite

OLDEST_PYTHON = (3, 11)

SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""Options of pytest-xdist; `conftest.py` says what must stay together."""
IN_TWOS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""Of browser tests: each has a server, a browser and its own process, which wait for one another most of the time."""
IN_BROWSERS = "tests/e2e"
"""Where all tests are that have a browser. What a run does not need is not read: that takes half a minute."""
WITHOUT_BROWSER = (f"--ignore={IN_BROWSERS}",)


@dataclass(frozen=True)
class Target:
    """A thing to make: `run` takes what stands after the name and returns the exit code."""

    help: str
    run: Callable[[list[str]], int]


def demo(arguments: list[str]) -> int:
    """Serve the documentation, the guide and the gallery, installing only what serving needs."""
    environment.ensure("demo")
    return environment.run("-m", "transom", "demo", *arguments)


def setup(_: list[str]) -> int:
    """Add the test tools and a Chromium."""
    environment.ensure("demo", "dev")
    environment.ensure_browser()
    return 0


def test(arguments: list[str]) -> int:
    """Run all tests: those without a browser side by side, then those with one, at last those that need the machine."""
    setup([])
    browsers = ("-o", f"testpaths={IN_BROWSERS}")  # unless `arguments` name others
    runs = (
        ("--durations=10", *SIDE_BY_SIDE, *WITHOUT_BROWSER, "-m", "not browser"),
        ("--durations=10", *IN_TWOS, *browsers, "-m", "browser and not alone"),
        ("--durations=10", *browsers, "-m", "browser and alone"),
    )
    return suite.whole(client.ROOT, lambda *options: environment.run("-m", "pytest", *options), runs, arguments)


def test_fast(arguments: list[str]) -> int:
    """Run the tests that need no browser and no installation."""
    environment.ensure("demo", "dev")
    return environment.run(
        *("-m", "pytest", *SIDE_BY_SIDE, *WITHOUT_BROWSER),
        *("-m", "not browser and not packaging and not slow", *arguments),
    )


def check(_: list[str]) -> int:
    """Run the gates."""
    environment.ensure("demo", "dev")
    return environment.run("-m", "dev.gates")


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    environment.ensure("demo", "dev")
    return environment.run("-m", "benchmarks", *arguments)


def docs(arguments: list[str]) -> int:
    """Serve the documentation, whose pages are live."""
    environment.ensure("demo")
    return environment.run("-m", "transom", "serve", "docs", *arguments)


def clean(_: list[str]) -> int:
    """Remove everything that the other targets made."""
    made = [".venv", ".cache", "node_modules", "dist", "test-results", "src/transom/_assets"]
    caches = [".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"]
    for name in [*made, *caches]:
        shutil.rmtree(client.ROOT / name, ignore_errors=True)
    return 0


TARGETS = {
    "demo": Target("install what serving needs, then serve the documentation, the guide and the gallery", demo),
    "setup": Target("make .venv with the test tools, and find or install a Chromium", setup),
    "test": Target("all tests: fast, browser, packaging, gates", test),
    "test-fast": Target("tests without browser and installation; under a minute", test_fast),
    "check": Target("the gates: lint, format, types, layers, client, bundle size", check),
    "bench": Target("the benchmarks", bench),
    "docs": Target("serve the documentation", docs),
    "clean": Target("remove everything that was made here, .venv too", clean),
}


def main(arguments: list[str]) -> int:
    """Run the target that `arguments` names, or print what there is."""
    if sys.version_info < OLDEST_PYTHON:
        have = sys.version.split()[0]
        print(f"Transom needs Python 3.11 or newer, this is {have}. Try: make PYTHON=python3.12")
        return 2
    if not arguments:
        print("make <target>, arguments by ARGS='…':\n")
        print("\n".join(f"  {name:<10} {target.help}" for name, target in TARGETS.items()))
        return 0
    target = TARGETS.get(arguments[0])
    if target is None:
        print(f"No target {arguments[0]!r}; there are: {', '.join(TARGETS)}.")
        return 2
    return _run(target, arguments[1:])


def _run(target: Target, arguments: list[str]) -> int:
    try:
        return target.run(arguments)
    except client.ClientBuildError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"`{' '.join(map(str, error.cmd))}` failed with exit code {error.returncode}.", file=sys.stderr)
        return error.returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
