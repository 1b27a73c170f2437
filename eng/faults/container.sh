#!/usr/bin/env bash
# Tries the image: [ENGINE=podman] eng/faults/container.sh [IMAGE] [OPTION…]; options go to each run, such as --network=host where there are no ports to give out.
# It makes a container and a volume of its own and removes them. Ends with 1 when something is not as it must be.
set -uo pipefail
image=${1:-analytics}
[ $# -eq 0 ] || shift
engine=$(command -v "${ENGINE:-docker}" || command -v podman) || exit 1
name=analytics-try-$$
port=${ANALYTICS_PORT:-5080}
address=http://127.0.0.1:$port
password='kettle under brass moss'
failed=0
options=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --volume "$name:/data" "$@")
case " $* " in *network=host*) ;; *) options+=(--publish "127.0.0.1:$port:5080") ;; esac
scratch=$(mktemp -d)
trap '"$engine" rm --force "$name" >/dev/null 2>&1; "$engine" volume rm "$name" >/dev/null 2>&1; rm -r "$scratch"' EXIT

check() { # what, whether
  if [ "$2" -eq 0 ]; then echo "ok     $1"; else echo "WRONG  $1"; failed=1; fi
}
ready() {
  for _ in $(seq 120); do
    curl -fsS "$address/health/ready" >/dev/null 2>&1 && return 0
    sleep 0.5
  done
  return 1
}
sign_in() {
  curl -fsS -H 'Content-Type: application/json' -d "{\"email\":\"admin@shop.example\",\"password\":\"$password\"}" "$address/api/v1/auth/token" 2>/dev/null | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p'
}
sell() { # order: prints the status
  curl -s -o /dev/null -w '%{http_code}\n' -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"purchases\":[{\"orderId\":\"try-$1\",\"at\":\"2025-06-01T10:00:00Z\",\"customerId\":\"c\",\"lines\":[{\"productCode\":\"p\",\"quantity\":1,\"unitPrice\":1}]}]}" "$address/api/v1/purchases"
}

"$engine" run --rm "${options[@]}" "$image" seed --customers 100 --months 6 >/dev/null 2>&1
check "a verb fills the volume" $?
"$engine" run --detach --name "$name" --stop-timeout 40 "${options[@]}" "$image" >/dev/null 2>&1 && ready
check "it starts on a read-only root, without capabilities, and is ready" $?
[ "$("$engine" exec "$name" id -u)" -gt 0 ]
check "it does not run as root" $?
! "$engine" exec "$name" touch /app/try 2>/dev/null && "$engine" exec "$name" sh -c 'touch /data/try && rm /data/try'
check "it writes to the volume alone" $?
health=$("$engine" inspect --format '{{join .Config.Healthcheck.Test "\n"}}' "$name" 2>/dev/null | sed 1d)
[ -n "$health" ] && mapfile -t health <<<"$health" && "$engine" exec "$name" "${health[@]}"
check "its health check finds it well" $?
"$engine" exec "$name" ./Analytics.Web users add admin@shop.example --role Admin --password "$password" >/dev/null 2>&1
token=$(sign_in)
[ -n "$token" ]
check "an account that was added signs in" $?
for i in $(seq 2000); do sell "$i"; done >"$scratch/answers" &
sender=$!
sleep 3
begun=$(date +%s)
"$engine" stop "$name" >/dev/null 2>&1
[ "$("$engine" inspect --format '{{.State.ExitCode}}' "$name")" = 0 ] && [ $(($(date +%s) - begun)) -lt 35 ]
check "it stops in order while purchases come, with 0" $?
kill "$sender" 2>/dev/null
wait "$sender" 2>/dev/null
"$engine" start "$name" >/dev/null 2>&1 && ready
check "it starts again" $?
token=$(sign_in)
taken=$(grep -c '^20' "$scratch/answers")
kept=$(curl -fsS -H "Authorization: Bearer $token" "$address/api/v1/export/lines" | grep -c '^try-')
[ "$taken" -gt 0 ] && [ "$kept" -ge "$taken" ] && [ "$kept" -le $((taken + 1)) ]
check "all $taken purchases that were answered are in the volume, and the account" $?
exit $failed
