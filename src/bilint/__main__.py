"""`python -m bilint`, the same as `bilint`."""

from bilint.cli import main

if __name__ == "__main__":
    main()
