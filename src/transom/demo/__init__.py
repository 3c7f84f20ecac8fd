"""What `transom demo` shows: the guide, the gallery, the dashboard, the policies and the pictures they fetch.

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

POLICIES = Path(__file__).with_name("policies.py")
"""What the policies of a task do, drawn as it happens."""
