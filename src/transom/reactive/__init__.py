"""What runs and when: callables, runs, slots that only the newest result reaches, worker threads."""
