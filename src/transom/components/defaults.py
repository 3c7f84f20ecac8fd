"""What holds for components and pages that are given nothing else, in the whole process.

`extension(…)` and `config` outside of any page write here; a session starts with a copy.
"""

from __future__ import annotations

from typing import Any

component_defaults: dict[str, Any] = {}
"""Parameters of components, such as `sizing_mode`; what begins with "_" is of none, such as the page's words."""
page_defaults: dict[str, Any] = {}
"""Title, theme and language of pages."""
page_options: dict[str, Any] = {}
"""What else `config` takes, such as the name of a template or style sheets; see `transom.options`."""
