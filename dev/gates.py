"""The gates that every change passes, one command line each.

Owns the list; `make check` and `tests/test_gates.py` both run it, in the environment that `make setup` makes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from dev import bundle, client

_SCHEMA = client.ROOT / "src" / "transom" / "protocol" / "schema.py"
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"


@dataclass(frozen=True)
class Result:
    """What a gate said: `output` is for people."""

    passed: bool
    output: str


@dataclass(frozen=True)
class Gate:
    """A named check of the whole repository."""

    name: str
    check: Callable[[], Result]


def _python(*arguments: str) -> Callable[[], Result]:
    return lambda: _run([sys.executable, *arguments])


def _npm_check() -> Result:
    node = client.find_node()
    if node is None:
        return Result(passed=False, output="There is no node here: install it, or pyright[nodejs].")
    client.install(node)
    return _run([*node.npm, "run", "--silent", "check"], node.environ())


def _types() -> Result:
    return _run([sys.executable, "-m", "transom.protocol.schema", "--check"])


def _build() -> Result:
    try:
        client.ensure()
    except client.ClientBuildError as error:
        return Result(passed=False, output=str(error))
    lines, problems = bundle.report()
    return Result(passed=not problems, output="\n".join([*lines, *problems]))


def _run(command: list[str], environ: dict[str, str] | None = None) -> Result:
    done = subprocess.run(
        command, cwd=client.ROOT, env=environ, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return Result(passed=done.returncode == 0, output=done.stdout.decode("utf-8", "replace").strip())


GATES = (
    Gate("lint", _python("-m", "ruff", "check", "--no-fix")),
    Gate("format", _python("-m", "ruff", "format", "--check")),
    Gate("mypy", _python("-m", "mypy")),
    Gate("layers", _python("-c", _LINT_IMPORTS)),
    Gate("stubs", _python("-m", "dev.stubs", "--check")),
    Gate("client", _npm_check),
    # The module that writes the client's types from the messages checks them too, once it is there.
    *([Gate("client-types", _types)] if _SCHEMA.is_file() else []),
    Gate("bundle", _build),
)


def main() -> int:
    """Run every gate, print what each said, and return the exit code."""
    failed = []
    for gate in GATES:
        begin = time.monotonic()
        result = gate.check()
        print(
            f"{'ok    ' if result.passed else 'FAILED'} {gate.name} ({time.monotonic() - begin:.1f} s)",
            flush=True,
        )
        if not result.passed:
            failed.append(gate.name)
        if not result.passed or gate.name == "bundle":
            print(result.output, flush=True)
    if failed:
        print(f"\n{len(failed)} of {len(GATES)} gates failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
