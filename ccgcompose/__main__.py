"""`python -m ccgcompose`."""

import sys

from ccgcompose.cli.main import entry

if __name__ == "__main__":
    sys.exit(entry())
