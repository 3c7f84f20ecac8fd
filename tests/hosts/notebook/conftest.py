from __future__ import annotations

import pytest

from tests.hosts.notebook.documents import Kernel


@pytest.fixture
async def kernel():
    made = Kernel()
    made.begin_cell("first")
    yield made
    await made.aclose()
