"""Build hook: the browser assets are made, or found fresh, before any distribution is; wheels have the documentation.

Owns when the assets are built, what the build asks for and where the texts of `docs/` go; how assets are built is
`dev/client.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The backend loads this file by its path, so the folder it stands in is not on the module path.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from dev import client


class ClientBuildHook(BuildHookInterface[Any]):
    """Puts fresh browser assets into wheels, sdists and editable installs."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for node as a wheel, only where assets must be built and the machine has no node."""
        if client.is_fresh() or client.find_node() is not None:
            return []
        return [client.NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets unless their stamp says that these very sources made them; take the documentation along."""
        client.ensure()
        if self.target_name == "wheel" and version != "editable":
            texts = sorted((client.ROOT / "docs").glob("*.md"))
            build_data["force_include"].update({str(path): f"transom/_docs/{path.name}" for path in texts})
