from __future__ import annotations

import pytest

from tests.compat.fakes import forget_modules, write_package


@pytest.fixture
def fakeom(tmp_path, monkeypatch):
    """A package that stands in for Transom, importable."""
    folder = tmp_path / "installed"
    write_package(folder)
    monkeypatch.syspath_prepend(folder)
    forget_modules("fakeom")
    yield folder
    forget_modules("fakeom")


@pytest.fixture
def panel(fakeom):
    """A package that stands in for the real Panel, beside it."""
    package = fakeom / "panel"
    (package / "widgets").mkdir(parents=True)
    (package / "__init__.py").write_text("from panel import widgets\nreal = True\n")
    (package / "widgets" / "__init__.py").write_text("real = True\n")
    forget_modules("panel")
    yield package
    forget_modules("panel")
