"""``python -m wikibinder`` is the command ``wikibinder``."""

import sys

from wikibinder.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
