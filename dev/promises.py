"""`python -m dev.promises`: writes into `docs/promises.md` which tests hold each promise.

A test names what it holds: `@pytest.mark.statement(12, 19)` in Python, a line `// statement 61` above a test of the
client. `tests/docs/test_promises.py` fails when the page is not what this would write.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "promises.md"
_ROW = re.compile(r"^\| (\d+) \| (.*?) \| (.*?) ?\|$")
_CLIENT = re.compile(r"^\s*// statement ([\d, ]+)\n\s*(?:test|it)\(\"(.*?)\"", re.MULTILINE)


def held() -> dict[int, list[str]]:
    """Promise → the tests that hold it, as `file::test`, in order of their names."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text if "mark.statement(" in text else "")):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _numbers(node):
                    found[number].append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{node.name}")
    for path in sorted((ROOT / "tests" / "client").glob("*.test.ts")):
        for numbers, name in _CLIENT.findall(path.read_text("utf-8")):
            for number in numbers.split(","):
                found[int(number)].append(f"client/{path.name}: {name}")
    return {number: sorted(tests) for number, tests in found.items()}


def _numbers(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[int]:
    return [
        argument.value
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.statement"
        for argument in decorator.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, int)
    ]


def written(text: str, tests: dict[int, list[str]]) -> str:
    """The page with its last column filled in."""
    lines = []
    for line in text.split("\n"):
        row = _ROW.match(line)
        if row is None:
            lines.append(line)
        else:
            number, promise, _ = row.groups()
            names = " ".join(f"`{test}`" for test in tests.get(int(number), ()))
            lines.append(f"| {number} | {promise} | {names} |")
    return "\n".join(lines)


def promised(text: str) -> list[int]:
    """The numbers on the page, in its order."""
    return [int(row.group(1)) for line in text.split("\n") if (row := _ROW.match(line))]


def main() -> None:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8"), held()), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
