# One file for the five services. It packs the jar that was built and tested, and builds nothing itself:
#   ./equilibrium test && docker compose build
ARG JDK_IMAGE=eclipse-temurin:25-jdk-noble
ARG BASE_IMAGE=debian:bookworm-slim

# --- the part of the JDK that the services use ---
FROM ${JDK_IMAGE} AS runtime
# All of Java SE, and of the JDK what Kafka, RocksDB, Agrona, Hibernate and the metrics reach for.
RUN jlink --output /opt/java --no-man-pages --no-header-files --compress zip-6 \
    --add-modules java.se,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

# --- the jar taken apart: libraries change seldom, the service often ---
FROM ${JDK_IMAGE} AS layers
ARG SERVICE
COPY ${SERVICE}/target/${SERVICE}-boot.jar /work/service.jar
RUN java -Djarmode=tools -jar /work/service.jar extract --layers --destination /work/layers \
    && cp -R /work/layers/snapshot-dependencies/. /work/layers/application/

# --- a start without Kafka and Postgres, kept as an AOT cache; of the same files at the same paths by the same JVM ---
FROM ${BASE_IMAGE} AS training
COPY --from=runtime /opt/java /opt/java
COPY --from=layers /work/layers/dependencies/ /app/
COPY --from=layers /work/layers/application/ /app/
COPY compose/train.sh /work/train.sh
WORKDIR /app
RUN sh /work/train.sh /opt/java/bin/java /app/service.jar /app/service.aot

FROM ${BASE_IMAGE}
ENV PATH=/opt/java/bin:$PATH \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
# A number, so that a cluster can see that it is not root. The folder is where a volume for state is mounted; the image itself
# may be read-only, but for /tmp, from which native libraries are loaded: not "noexec".
RUN mkdir -p /var/lib/equilibrium/state && chown -R 10001:10001 /var/lib/equilibrium
COPY --from=runtime /opt/java /opt/java
COPY --from=layers /work/layers/dependencies/ /app/
COPY --from=layers /work/layers/application/ /app/
COPY --from=training /app/service.aot /app/service.aot
ARG SERVICE
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="equilibrium ${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
USER 10001:10001
WORKDIR /tmp
EXPOSE 8080
# Who runs it asks /actuator/health over HTTP; a check in here would need a client, or a JVM every few seconds.
HEALTHCHECK NONE
ENTRYPOINT ["java", "-XX:AOTCache=/app/service.aot", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/service.jar"]
