#!/bin/bash
# images.sh: where no image can be pulled, makes those that the Dockerfile and docker-compose.yml stand on, from Debian's packages
# (debootstrap, as root), the JDK of JAVA_HOME and the broker of ./equilibrium; made ones are left as they are. Says what to set.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
home="$(cd "$here/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

is_missing() { ! docker image inspect "$1" >/dev/null 2>&1; }

# system IMAGE PACKAGES: a Debian of its own, without what its packages came in.
system() {
    is_missing "$1" || return 0
    debootstrap --variant=minbase ${2:+--include="$2"} bookworm "$work/system" >&2
    tar -C "$work/system" --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' -c . | docker import - "$1" >/dev/null
    rm -rf "$work/system"
}

# image IMAGE: the Dockerfile comes from the standard input, its files are in the work folder.
image() { docker build --quiet --tag "$1" --file - "$work/context" >/dev/null; }

mkdir "$work/context"
system local/base:12 ""
if is_missing local/jdk:25; then
    tar -h -C "$JAVA_HOME" -cf "$work/context/jdk.tar" .
    image local/jdk:25 <<'FILE'
FROM local/base:12
ADD jdk.tar /opt/jdk
ENV PATH=/opt/jdk/bin:$PATH
FILE
    rm "$work/context/jdk.tar"
fi
if is_missing local/kafka:4.2.1; then
    cp -R "$home/standalone/target/broker-lib" "$here/kafka.sh" "$work/context"
    image local/kafka:4.2.1 <<'FILE'
FROM local/jdk:25
COPY broker-lib /opt/kafka/libs
COPY kafka.sh /kafka.sh
RUN mkdir -p /opt/kafka/config /opt/kafka/logs /var/lib/kafka/data && chown -R 1000:1000 /opt/kafka/config /opt/kafka/logs /var/lib/kafka
USER 1000:1000
ENTRYPOINT ["bash", "/kafka.sh"]
FILE
fi
system local/debian-postgres:15 postgresql
if is_missing local/postgres:15; then
    cp "$here/postgres.sh" "$work/context"
    image local/postgres:15 <<'FILE'
FROM local/debian-postgres:15
RUN groupmod -g 999 postgres && usermod -u 999 postgres \
    && rm -rf /var/lib/postgresql && mkdir -p /var/lib/postgresql /docker-entrypoint-initdb.d /run/postgresql \
    && chown 999:999 /var/lib/postgresql /run/postgresql \
    && ln -sf "$(ls -d /usr/lib/postgresql/*/bin)"/* /usr/local/bin/
COPY postgres.sh /postgres.sh
USER 999:999
EXPOSE 5432
ENTRYPOINT ["bash", "/postgres.sh"]
FILE
fi
cat <<'SAY'
export EQUILIBRIUM_JDK_IMAGE=local/jdk:25 EQUILIBRIUM_BASE_IMAGE=local/base:12
export KAFKA_IMAGE=local/kafka:4.2.1 POSTGRES_IMAGE=local/postgres:15
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost
SAY
