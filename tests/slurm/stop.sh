#!/bin/bash
# End what start.sh began: only the daemons whose ids stand in DIR.
DIR="${1:-/tmp/lamm-bench-slurm}"
for name in slurmd.pid slurmctld.pid munge/pid; do
    [ -s "$DIR/$name" ] && kill "$(cat "$DIR/$name")" 2>/dev/null
done
exit 0
