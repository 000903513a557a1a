#!/bin/bash
# As the image that docker-compose.yml names: the first start makes the cluster, the database and what the folder of scripts says.
set -eu
programs="$(echo /usr/lib/postgresql/*/bin)"
PATH="$programs:$PATH"
export PGDATA=/var/lib/postgresql/data
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    secret="${POSTGRES_PASSWORD_FILE:-/tmp/password}"
    [ -n "${POSTGRES_PASSWORD_FILE:-}" ] || printf '%s' "$POSTGRES_PASSWORD" >"$secret"
    initdb --username="$POSTGRES_USER" --pwfile="$secret" --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 >/dev/null
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    pg_ctl --wait --options="-c listen_addresses=''" start
    [ "$POSTGRES_DB" = postgres ] || createdb --username="$POSTGRES_USER" "$POSTGRES_DB"
    for script in /docker-entrypoint-initdb.d/*.sql; do
        [ ! -e "$script" ] || psql --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=ON_ERROR_STOP=1 --file="$script"
    done
    pg_ctl --wait --mode=fast stop
fi
# What a test gives is the server's name and its arguments.
exec postgres -c listen_addresses='*' "${@:2}"
