"""Names of CSS classes: what one component's style sheet says of a class is not said of another component's element."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "transom"
_BARE = re.compile(r"^(\.tr-[\w-]+)(?=[^\w-]*[{,:\[])", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def owners() -> dict[str, set[str]]:
    """The style sheets in which a rule begins with a class alone, by that class."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in SOURCE.rglob("*.css"):
        if "_assets" not in file.parts:
            for name in _BARE.findall(_COMMENT.sub("", file.read_text("utf-8"))):
                found[name].add(file.relative_to(SOURCE).as_posix())
    return found


_FRAME = {".tr-view"}  # what each component has around it


def test_a_class_is_one_packages():
    """Style sheets are fetched with the first component of a kind, and hold for all that is in the page by then."""
    packages = {name: {Path(file).parts[0] for file in files} - {"client"} for name, files in owners().items()}
    shared = {name: owns for name, owns in packages.items() if len(owns) > 1 and name not in _FRAME}
    assert shared == {}
