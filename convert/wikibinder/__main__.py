"""Runs the command ``wikibinder`` for ``python -m wikibinder``."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # "python -m" puts the working directory first on the path, where a user's html.py would be taken for Python's own.
    if not sys.flags.safe_path and sys.path and Path(sys.path[0]) == Path.cwd():
        del sys.path[0]
    from wikibinder.cli.commands import main

    sys.exit(main())
