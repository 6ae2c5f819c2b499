"""Run a Python program as if its checkout lay on a file system that nobody may write to.

``python read_only.py ROOT MODULE [ARGUMENT …]``: whoever runs the tests may be root, whom no mode
of a file keeps out.
"""

import errno
import os
import runpy
import sys

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.chmod",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.utime",
}


def install(root: str) -> None:
    """Add the hook; it cannot be taken away again."""
    inside = os.path.realpath(root) + os.sep

    def hook(event: str, args: tuple) -> None:
        if event == "open":
            changed = args[:1] if args[2] & WRITES else ()
        elif event == "sqlite3.connect":
            changed = args[:1]
        else:
            changed = args[:2] if event in CHANGES else ()
        for path in changed:
            if isinstance(path, str | bytes) and os.path.realpath(os.fsdecode(path)).startswith(inside):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    sys.addaudithook(hook)


if __name__ == "__main__":
    install(sys.argv[1])
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
