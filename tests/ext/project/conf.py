"""Three pages of documentation with examples that are run, and some without."""

project = "Examples"
epub_copyright = "nobody"
version = "1"
extensions = ["myst_parser", "transom.ext.sphinx"]
html_theme = "alabaster"
html_theme_options = {"show_powered_by": False}
exclude_patterns = ["_build"]
