"""The one line that tells an author what `import panel` means. Owns its wording only."""

from __future__ import annotations


def notice(*filenames: str) -> str:
    """What to print at start, once, for the files that import Panel under the alias.

    Args:
        filenames: at least one name, as the author knows the files.
    """
    return f"{', '.join(filenames)}: 'import panel' means Transom here (--no-as-panel turns this off)"
