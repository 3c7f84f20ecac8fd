"""One page's life: its turn, inbox, outbox, tree of mounted components, runs and timers."""
