"""Whatever a page sends of whatever component: it is taken or refused, and is no failure of the app."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.site import Site
from transom.components.component import Component
from transom.components.info import class_info
from transom.demo.examples import components, example

DEEP: Any = 1
for _ in range(25):
    DEEP = [DEEP]
VALUES: list[Any] = [
    None, True, 0, 1, -1, 2**53, 2**63 - 1, 0.5, 1e308, "", "x", "\u0000", "\u202e<b>", "__class__", "2024-02-30",
    "12:99", "NaN", "nan", "x" * 10_000, [], [None], [1], [0, 1], [1, 0, 7], [[0]], [True], ["a"], [{}], {}, {"a": 1},
    {"number": 1}, {"$b": 0}, {"start": 0, "stop": 1, "sort": None, "by": "x", "version": 0}, {"event": "x", "seen": 0},
    {"start": -1, "stop": 2**62, "sort": [2**62, True], "by": "", "version": -1}, [{"": {}}],
    {"number": 1, "files": [["a", 1, ""]]},
    {"number": True, "files": [[1, 2, 3], None]}, {"number": 1, "at": 0, "data": b"x"}, {"colours": {}, "ratio": 1},
    {"version": 0, "path": [0, 2**62], "start": 2**62}, {"points": [None]}, {"numbers": b"\x01"}, b"", b"\xff" * 9,
    [b"x"], {"seen": 1, "events": [{}]}, {"seen": 1, "events": [{"kind": "ModelChanged", "attr": "x"}]}, DEEP,
    ["", "", ""], ["/", 1, {}], [[1, 2], [3, 4]], {"": {"": {"": []}}}, [1.5, "x", None, {}], "9" * 400, "1e999", "٣",
]  # fmt: skip


def settable(cls: type[Component]) -> list[str]:
    info = class_info(cls)
    return sorted({*info.writable, *info.events})


@pytest.mark.parametrize("kind", [cls for cls in components() if settable(cls)], ids=lambda cls: cls.__name__)
async def test_nothing_that_a_page_sends_is_a_failure_of_the_app(kind, failures):
    one = Site(lambda: example(kind), dev=False, message_rate=0)
    try:
        page = await one.open()
        await page.settle()
        names = settable(kind)
        model = next(m for m in page.models.values() if m.is_a(kind.__name__))
        sent = []
        for name, value in itertools.product(names, VALUES):
            sent.append((page.event(model, name, value), name, value))
            if len(sent) % 100 == 0:
                await page.settle()
        await page.settle()
        wrong = [(name, value) for cseq, name, value in sent if "error" in (page.settled.get(cseq, {"error": 0}) or {})]
        assert wrong == []
        assert failures() == []
    finally:
        await one.aclose()
