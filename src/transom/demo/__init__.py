"""What `transom demo` shows: the documentation, the guide, the gallery, the dashboard, the policies, the pictures.

Owns the content only; `transom.cli.demo` serves it. All pages are ordinary app files: they can be
served, copied and changed like anybody's.
"""

from __future__ import annotations

from pathlib import Path

GUIDE = Path(__file__).with_name("guide.md")
"""A guide to callbacks, as a live Markdown page."""

GALLERY = Path(__file__).with_name("gallery.py")
"""Every component with its states."""

DASHBOARD = Path(__file__).with_name("dashboard.py")
"""A page with a header, a sidebar, figures, a plot and a table."""

APPS = sorted(Path(__file__).with_name("apps").glob("[!_]*"))
"""Small whole apps, and a folder of several pages."""

POLICIES = Path(__file__).with_name("policies.py")
"""What the policies of a task do, drawn as it happens."""

_INSTALLED = Path(__file__).parents[1] / "_docs"

DOCS = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[3] / "docs"
"""The texts of the documentation: in the package where it is installed, in a checkout beside its sources."""

_ALIVE = """## See it

- [A dashboard](/dashboard): a page with a sidebar, figures, a plot and a table.
- [An explorer](/explorer) of a data set, with a plot that follows.
- [A monitor](/monitor) whose figures and plots move by themselves.
- [A form with a job](/report): what takes its time says how far it is, and can be stopped.
- [A search](/finder) as you type, and [an answer](/answer) that comes word by word.
- [A site](/tools) of several pages.
- [The gallery](/gallery): every component with its states.
- [Callbacks that take their time](/guide): a guide that runs as you read it.
- [Policies](/policies): what becomes of calls that come faster than their results.

"""


def index() -> str:
    """The first page of the documentation, with links to what is served beside it."""
    text = (DOCS / "index.md").read_text("utf-8")
    return text.replace("## ", f"{_ALIVE}## ", 1)
