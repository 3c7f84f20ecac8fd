"""The same apps in each framework, written as its own documentation would; each runs in its environment."""
