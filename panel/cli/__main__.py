"""``python -m panel.cli``: the ``panel`` command where its script is not on the path."""

from panel.cli import main

if __name__ == "__main__":
    main()
