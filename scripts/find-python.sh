#!/bin/sh
# Prints the Python to install with: the one asked for, else that of .venv, else the first of 3.11 or newer.
# A shell script, because it must also speak where there is no Python at all.
# usage: find-python.sh [PYTHON]

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
cd "$(dirname "$0")/.." || exit 1

if [ -n "$1" ]; then
    if "$1" -c "$new_enough" 2>/dev/null; then
        command -v "$1"
        exit 0
    fi
    echo "PYTHON=$1 is no Python 3.11 or newer: name one that is, as in 'make run PYTHON=python3.12'." >&2
    exit 1
fi

for python in .venv/bin/python python3 python3.13 python3.12 python3.11 python; do
    if "$python" -c "$new_enough" >/dev/null 2>&1; then
        command -v "$python"
        exit 0
    fi
done

found=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
if [ -n "$found" ]; then
    echo "Python 3.11 or newer is needed and python3 is $found: install a newer one, then name it, as in 'make run PYTHON=python3.12'." >&2
else
    echo "Python 3.11 or newer is needed and none was found: run 'sudo apt-get install python3 python3-venv', then try again." >&2
fi
exit 1
