"""The alias: in an app's own files `import panel` means Transom.

The alias goes by the importing *file*. A file of the app is rewritten when it is compiled (`rewrite`), the
modules in its folder by an import hook (`hook`). `sys.modules["panel"]` is never touched: hvplot and
HoloViews go on importing the real Panel, and so does a literal `importlib.import_module("panel")`, in
whatever file it stands. Names that Transom does not have raise `AttributeError` or `ImportError` as any
missing name does.

Owns the alias; knows nothing of sessions, pages or servers.
"""

from __future__ import annotations

from transom.compat.hook import Hook, install
from transom.compat.names import TRANSOM, Target
from transom.compat.notice import notice
from transom.compat.rewrite import mentions_panel, rewrite

__all__ = ["TRANSOM", "Hook", "Target", "install", "mentions_panel", "notice", "rewrite"]
