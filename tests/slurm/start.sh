#!/bin/bash
# A SLURM of one node on this machine, from Debian's slurm-wlm and munge, for tests. Run as root:
#   apt-get install -y --no-install-recommends slurm-wlm munge && tests/slurm/start.sh [DIR]
# Everything is kept in DIR (default /tmp/lamm-bench-slurm); tests/slurm/stop.sh DIR ends it.
# There is no accounting database and no cgroup: memory is watched by polling and jobs over it are killed.
set -eu
DIR="${1:-/tmp/lamm-bench-slurm}"
for command in slurmctld slurmd munged sbatch; do
    command -v "$command" >/dev/null || { echo "expected $command, got none; apt-get install slurm-wlm munge" >&2; exit 2; }
done
[ "$(id -u)" = 0 ] || { echo "expected root (jobs run as other users), got $(id -un)" >&2; exit 2; }
mkdir -p "$DIR"/{ctld,d,log,munge}
chmod 755 "$DIR" "$DIR"/{ctld,d,log}
HOST="$(hostname -s)"
CPUS="$(nproc)"
MEMORY_MB="$(awk '/MemTotal/ {print int($2 / 1024 * 0.9)}' /proc/meminfo)"
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
PORT=16817
while taken "$PORT" || taken "$((PORT + 1))"; do PORT=$((PORT + 2)); done # another SLURM of this kind may be at work

# munge: a key and a socket of its own
[ -s "$DIR/munge/key" ] || dd if=/dev/urandom of="$DIR/munge/key" bs=1024 count=1 status=none
chmod 400 "$DIR/munge/key"
chmod 755 "$DIR/munge"
munged --force --socket="$DIR/munge/socket" --key-file="$DIR/munge/key" --pid-file="$DIR/munge/pid" \
    --log-file="$DIR/log/munged.log" --seed-file="$DIR/munge/seed"

cat >"$DIR/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$HOST(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$DIR/munge/socket
CredType=cred/munge
StateSaveLocation=$DIR/ctld
SlurmdSpoolDir=$DIR/d
SlurmctldPidFile=$DIR/slurmctld.pid
SlurmdPidFile=$DIR/slurmd.pid
SlurmctldLogFile=$DIR/log/slurmctld.log
SlurmdLogFile=$DIR/log/slurmd.log
SlurmctldPort=$PORT
SlurmdPort=$((PORT + 1))
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
AccountingStorageType=accounting_storage/none
JobRequeue=1
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
KillWait=3
MinJobAge=600
InactiveLimit=0
ReturnToService=2
SlurmdTimeout=60
NodeName=$HOST NodeAddr=127.0.0.1 CPUS=$CPUS Boards=1 SocketsPerBoard=1 CoresPerSocket=$CPUS ThreadsPerCore=1 RealMemory=$MEMORY_MB State=UNKNOWN
PartitionName=main Nodes=$HOST Default=YES MaxTime=60 State=UP PriorityTier=1 OverTimeLimit=0
PartitionName=urgent Nodes=$HOST MaxTime=60 State=UP PriorityTier=10
CONF
chmod 644 "$DIR/slurm.conf"
export SLURM_CONF="$DIR/slurm.conf"
slurmctld
end=$((SECONDS + 120))  # sinfo alone takes nine seconds to see that nobody answers
while [ "$SECONDS" -lt "$end" ] && ! sinfo -h >/dev/null 2>&1; do sleep 0.1; done
slurmd
while [ "$SECONDS" -lt "$end" ]; do
    [ "$(sinfo -h -p main -o %t 2>/dev/null)" = idle ] && { echo "SLURM_CONF=$SLURM_CONF"; exit 0; }
    sleep 0.1
done
echo "expected an idle node within 120 s, got: $(sinfo 2>&1 | tail -1); see $DIR/log" >&2
exit 1
