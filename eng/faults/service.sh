#!/usr/bin/env bash
# Tries the systemd unit on a machine that runs systemd: eng/faults/service.sh, as root, after the installation as docs/operations.md says.
# It starts, stops and kills the service; its data is only added to. Ends with 1 when something is not as it must be.
set -uo pipefail
unit=analytics
state=/var/lib/analytics
address=${ANALYTICS_ADDRESS:-http://127.0.0.1:5080}
failed=0

check() { # what, whether
  if [ "$2" -eq 0 ]; then echo "ok     $1"; else echo "WRONG  $1"; failed=1; fi
}
property() { systemctl show "$unit" --property "$1" --value; }
ready() {
  for _ in $(seq 120); do
    curl -fsS "$address/health/ready" >/dev/null 2>&1 && return 0
    sleep 0.5
  done
  return 1
}
# Within the service's mounts, as root: what fails there, fails by the sandbox and not for want of rights.
inside() { nsenter --target "$(property MainPID)" --mount -- sh -c "$1" 2>/dev/null; }

systemd-analyze verify "/etc/systemd/system/$unit.service"
check "the unit is well formed" $?
systemctl reset-failed "$unit" 2>/dev/null
systemctl restart "$unit" && ready
check "it starts and is ready" $?
main=$(property MainPID)
[ "$(stat -c %U "/proc/$main")" = "$unit" ]
check "it runs as $unit" $?
grep -q '^CapEff:\s*0*$' "/proc/$main/status" && grep -q '^NoNewPrivs:\s*1' "/proc/$main/status" && grep -q '^Seccomp:\s*2' "/proc/$main/status"
check "without capabilities, without new privileges, with a filter of system calls" $?
[ -z "$(find "$state" ! -user "$unit" -o -perm /077 ! -type l | head -1)" ]
check "what it keeps is its own, and open to nobody else" $?
inside "touch $state/.try && rm $state/.try"
check "$state can be written" $?
for place in /opt/analytics /etc /usr /var/lib /home /root; do
  ! inside "touch $place/.analytics-try"
  check "$place cannot be written" $?
done
mark=$(mktemp)
! inside "test -e $mark"
check "it has a folder for temporary files of its own" $?
rm "$mark"
[ -n "$(journalctl -u "$unit" --since "-5min" -o cat | grep "ready at")" ]
check "the journal says where it is" $?

kill -9 "$main"
sleep 1
ready && [ "$(property MainPID)" != "$main" ]
check "it is started again after kill -9" $?
systemctl restart "$unit" && ready
check "it restarts" $?
begun=$(date +%s)
systemctl stop "$unit"
[ "$(property Result)" = success ] && [ "$(property ExecMainStatus)" = 0 ] && [ $(($(date +%s) - begun)) -lt 40 ]
check "it stops in order, with 0" $?
systemctl start "$unit" && ready
check "it starts once more" $?
# By the service's own settings: without them a verb has other keys than the service.
set -a
[ ! -r /etc/analytics/environment ] || . /etc/analytics/environment
set +a
runuser -u "$unit" -- /opt/analytics/Analytics.Web doctor --db "$state/analytics.db" >/dev/null
check "doctor finds nothing wrong" $?
exit $failed
