"""`python -m allegex`."""

from allegex.cli import main

if __name__ == "__main__":
    main()
