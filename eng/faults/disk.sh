#!/usr/bin/env bash
# Fills a disk under the program, and takes its right to write away: eng/faults/disk.sh PROGRAM
# PROGRAM is a published Analytics.Web, or its DLL. Needs root, to mount a small disk and to run as nobody. Ends with 1 when something is not as it must be.
set -uo pipefail
program=$1
run=("$program")
case $program in *.dll) run=(dotnet "$program") ;; esac
place=$(mktemp -d -t analytics-disk-XXXXXX)
disk=$place/disk
failed=0
mkdir "$disk"
mount -t tmpfs -o size=24m tmpfs "$disk"
trap 'umount "$disk"; rm -rf "$place"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 HOME=${TMPDIR:-/tmp}

check() { # what, whether
  if [ "$2" -eq 0 ]; then echo "ok     $1"; else echo "WRONG  $1"; failed=1; fi
}
says() { # what, words, output: the log's warnings on the way there do not count
  local said
  said=$(grep -v '^warn: ' <<<"$3" | grep -i -m1 -- "$2")
  check "$1: $(sed "s#$place##g" <<<"$said" | cut -c1-150)" $?
}
sales() { # file, first, count: each line is worth 1.50
  { echo order_id,customer_id,product,date,quantity,amount
    seq "$2" $(($2 + $3 - 1)) | awk '{ print "o" $1 ",c" $1 % 500 ",p" $1 % 50 ",2025-03-" sprintf("%02d", 1 + $1 % 28) ",1,1.50" }'; } >"$1"
}
revenue() { "${run[@]}" query --measures netRevenue --json --db "$1" 2>/dev/null | grep -o '"netRevenue": [0-9.]*' | head -1 | grep -o '[0-9.]*$'; }
same() { awk -v a="$1" -v b="$2" 'BEGIN { exit a == b ? 0 : 1 }'; }

db=$disk/shop.db
sales "$place/small.csv" 1 1000
sales "$place/large.csv" 100001 300000
"${run[@]}" import "$place/small.csv" --db "$db" >/dev/null 2>&1
check "an import while there is room" $?
out=$("${run[@]}" import "$place/large.csv" --db "$db" 2>&1)
check "an import that does not fit fails" $((! $?))
says "it says so" "no space left" "$out"
same "$(revenue "$db")" 1500
check "what was there before is there, and nothing of what failed" $?
head -c 1G /dev/zero >"$disk/filler" 2>/dev/null
out=$("${run[@]}" backup --out "$disk/copy.db" --db "$db" 2>&1)
check "a backup onto the full disk fails" $((! $?))
says "it says so" "no space left" "$out"
[ -z "$(find "$disk" -name 'copy.db*')" ]
check "nothing is left of the backup" $?
out=$("${run[@]}" doctor --db "$db" 2>&1)
check "doctor finds it" $((! $?))
says "it says so" "KiB left\|no space left" "$out"
rm "$disk/filler"
mount -o remount,size=600m "$disk"
"${run[@]}" import "$place/large.csv" --db "$db" >/dev/null 2>&1
check "the same import once there is room" $?
same "$(revenue "$db")" 451500
check "everything is there once" $?

chmod a+rx "$place" "$disk"
chmod -R a+rX,a-w "$disk"
as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
for verb in "import $place/small.csv --again" "serve --urls http://127.0.0.1:0 --no-demo" doctor; do
  # shellcheck disable=SC2086
  out=$(timeout 120 "${as[@]}" "${run[@]}" $verb --db "$db" 2>&1)
  check "read-only: ${verb%% *} fails" $((! $?))
  says "read-only: ${verb%% *} says so" "right to write there" "$out"
done
same "$(revenue "$db")" 451500
check "read-only: nothing has changed" $?
exit $failed
