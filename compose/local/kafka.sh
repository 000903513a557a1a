#!/bin/bash
# As the image that docker-compose.yml names: each variable KAFKA_NAME_OF_IT is the setting name.of.it.
set -eu
settings=/opt/kafka/config/server.properties
env | grep '^KAFKA_' | while IFS='=' read -r name value; do
    name="${name#KAFKA_}"
    name="${name,,}"
    printf '%s=%s\n' "${name//_/.}" "$value"
done >"$settings"
run=(java -Xmx512m -XX:+UseSerialGC -cp '/opt/kafka/libs/*')
"${run[@]}" kafka.tools.StorageTool format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$settings"
exec "${run[@]}" kafka.Kafka "$settings"
