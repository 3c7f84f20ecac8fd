"""`python -m transom`."""

from transom.cli import main

if __name__ == "__main__":
    main()
