"""What an author reads when something fails: source lines, and tracebacks that start at their code."""
