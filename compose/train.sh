#!/bin/sh
# train.sh JAVA JAR CACHE: starts a service as far as it gets without Kafka and Postgres, and keeps what the JVM learnt.
set -eu
SPRING_FLYWAY_ENABLED=false \
SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:1/none \
SPRING_JPA_HIBERNATE_DDL_AUTO=none \
SPRING_JPA_PROPERTIES_HIBERNATE_BOOT_ALLOW_JDBC_METADATA_ACCESS=false \
SPRING_JPA_DATABASE_PLATFORM=org.hibernate.dialect.PostgreSQLDialect \
SPRING_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1 \
EQUILIBRIUM_STATE_DIRECTORY=/tmp/training \
    "$1" -XX:AOTCacheOutput="$3" -Dspring.context.exit=onRefresh --sun-misc-unsafe-memory-access=allow -jar "$2"
test -s "$3"
