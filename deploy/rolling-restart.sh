#!/bin/sh
# Restart replicas one after the other, each only once the one before serves again:
#
#     deploy/rolling-restart.sh "systemctl restart atlas@" 8501 8502
#
# The command is given the port at its end. Stops at the first replica that does not come back within WAIT seconds
# (120): the others then still run what ran before.
set -eu
command=$1
shift
for port in "$@"; do
    begun=$(date +%s)
    $command"$port"
    # The old process may still answer for a moment: what counts is an answer of one that started since.
    waited=0
    until python3 - "$port" "$begun" <<'PYTHON'
import json, sys, time, urllib.request
try:
    with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/health", timeout=5) as answer:
        found = json.load(answer)
except (OSError, ValueError):
    sys.exit(1)
since = time.time() - int(sys.argv[2])
sys.exit(0 if found["ready"] and found["uptime"] <= since else 1)
PYTHON
    do
        waited=$((waited + 1))
        if [ "$waited" -gt "${WAIT:-120}" ]; then
            echo "The replica on port $port does not serve again; the others were left as they are." >&2
            exit 1
        fi
        sleep 1
    done
    echo "The replica on port $port serves again."
done
