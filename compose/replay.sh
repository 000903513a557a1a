#!/bin/bash
# replay.sh FILE...: a gateway that ends when all of the files is on the tape, where else it would stay and answer.
set -eu
[ $# -gt 0 ] || { echo "name one or more files of the folder EQUILIBRIUM_MARKET" >&2; exit 2; }
export EQUILIBRIUM_REPLAY_FILES="$(IFS=:; echo "$*")"
mkfifo /tmp/said
java -XX:AOTCache=/app/service.aot --sun-misc-unsafe-memory-access=allow -jar /app/service.jar >/tmp/said 2>&1 &
gateway=$!
trap 'kill -TERM "$gateway"' TERM INT
whole=no
while IFS= read -r line; do
    printf '%s\n' "$line"
    case "$line" in
        *"replay ended run="* | *"replay is whole on the tape already run="*)
            whole=yes
            kill -TERM "$gateway"
            ;;
    esac
done </tmp/said
code=0
wait "$gateway" || code=$?
[ "$whole" = no ] || code=0
exit "$code"
