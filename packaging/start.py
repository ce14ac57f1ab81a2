"""Where the frozen program starts: the same entry point that the installed command has."""

import sys

from ccgcompose.cli.main import entry

if __name__ == "__main__":
    sys.exit(entry())
