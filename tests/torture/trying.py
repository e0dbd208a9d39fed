"""The process in which something is tried: `python -m tests.torture.trying MODULE:FUNCTION`, asked by its input."""

import sys
from importlib import import_module
from multiprocessing.connection import Connection

from tests.torture.tried import serve

if __name__ == "__main__":
    module, _, function = sys.argv[1].partition(":")
    serve(Connection(0), getattr(import_module(module), function))
