"""``python -m convert`` is the command ``wikibinder``."""

import sys

from convert.cli import main

if __name__ == "__main__":
    sys.exit(main())
