"""Watching for as long as an owner lasts."""

from __future__ import annotations

import param

from transom.reactive.callback import Callback
from transom.reactive.subscribe import subscribe
from transom.testing import run_test


class Model(param.Parameterized):
    n = param.Integer(default=0)


async def test_what_begins_to_watch_when_the_session_has_ended_watches_nothing():
    model, seen = Model(), []
    async with run_test(lambda: "text") as page:
        session = page.session
    subscribe(model, Callback(seen.append), ["n"], session)()
    model.n = 1
    assert seen == []
