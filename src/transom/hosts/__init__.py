"""Where Transom runs. A host carries frames and files; nothing outside of here asks which one it is."""
