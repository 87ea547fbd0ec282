"""`python -m newsquiz`."""

from newsquiz.cli import main

if __name__ == "__main__":
    main()
