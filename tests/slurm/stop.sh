#!/bin/bash
# End what start.sh began: only the daemons whose ids stand in DIR. Waits until they have written what they write last.
DIR="${1:-/tmp/lamm-bench-slurm}"
for name in slurmd.pid slurmctld.pid munge/pid; do
    [ -s "$DIR/$name" ] || continue
    process="$(cat "$DIR/$name")"
    kill "$process" 2>/dev/null
    for _ in $(seq 100); do kill -0 "$process" 2>/dev/null || break; sleep 0.1; done
done
exit 0
