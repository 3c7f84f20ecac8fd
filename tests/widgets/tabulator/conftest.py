"""A table in a page."""

from __future__ import annotations

import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import TablePage


@pytest.fixture
def opened(site):
    """Opens a page with a table, `await opened(table)`, or with one made of a frame and parameters."""

    async def open_(table, **params):
        if not isinstance(table, tr.widgets.Tabulator):
            table = tr.widgets.Tabulator(table, **params)
        page = await site(lambda: tr.Column(table)).open()
        return table, TablePage(page)

    return open_
