#!/bin/sh
# Makes the secrets that are missing, in a folder that only its owner can enter; the files themselves are readable, since the
# containers that get them run as other users.
set -eu
folder="$(cd "$(dirname "$0")" && pwd)/secrets"
mkdir -p "$folder"
chmod 700 "$folder"
for name in admin-token database-password grafana-password; do
    [ -s "$folder/$name" ] || od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$folder/$name"
    chmod 444 "$folder/$name"
done
