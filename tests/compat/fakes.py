"""Packages that stand in for Transom and Panel: a test owns what they have."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from transom.compat import Target

# The shape is Transom's: flat where Panel is deep, lazy where it is heavy, facades that need a page.
FILES = {
    "__init__.py": """
        import param as _param
        from fakeom.facade import state

        class _Config(_param.Parameterized):
            sizing_mode = _param.String()

        config = _Config()

        def extension(*names, **keywords):
            return names

        extension.accepts = {"loading", "sizing_mode"}

        def bind(function, *args, watch=False, **keywords):
            return function

        def serve(panels, port=0):
            return panels

        class Row:
            def __init__(self, *objects, gap=None):
                self.objects = objects

        def __getattr__(name):
            if name == "lazy":
                return 1
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        """,
    "io.py": "def with_lock(function): return function\n",
    "facade.py": """
        class _State:
            cache = {}

            @property
            def user(self):
                raise RuntimeError("outside of a page")

            def add_periodic_callback(self, function, period=500):
                return function

        state = _State()
        """,
    "components/__init__.py": "class Viewer: pass\n",
    "reactive/__init__.py": "class Task: pass\n",
    "widgets/__init__.py": """
        import param

        class Base(param.Parameterized):
            def __init__(self, *, start_hidden=False, **params):
                super().__init__(**params)

        class Button(Base):
            clicks = param.Integer()

            def servable(self, area=""):
                return self

            def on_click(self, callback):
                return callback

        class IntSlider(Base):
            start = param.Integer()
            end = param.Integer()

            @classmethod
            def from_range(cls, range):
                return cls(start=range.start, end=range.stop)
        """,
    "widgets/slider.py": "only_here = 1\n",
    "pane/__init__.py": "class JPG:\n    def __init__(self, object=None): ...\n",
}

TARGET = Target("fakeom")


def write_package(folder: Path) -> None:
    """Put the stand-in for Transom into a folder, as the package `fakeom`."""
    for name, text in FILES.items():
        file = folder / "fakeom" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text))


def forget_modules(*roots: str) -> None:
    """Take packages out of `sys.modules`."""
    for name in [name for name in sys.modules if name.partition(".")[0] in roots]:
        del sys.modules[name]
