package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.equilibrium.k8s.Chart.Setup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong or missing value ends an install before it begins, with a sentence that names the value and what to set. */
class RefusalTest {
    private static Arguments local(String values, String sentence) {
        return argumentSet(values, Setup.LOCAL.with("local", values), sentence);
    }

    private static Arguments eks(String values, String sentence) {
        return argumentSet(values, Setup.EKS.with("eks", values), sentence);
    }

    private static Stream<Arguments> sentences() {
        return Stream.of(
                local(
                        "kafka: {bootstrapServers: ''}",
                        "kafka.bootstrapServers is not set: set it to host:port of the brokers"),
                local("database: {host: ''}", "database.host is not set: set it to the host of the Postgres"),
                local("image: {tag: latest}", "image.tag must not be latest"),
                local("database: {sslMode: verify-full}", "database.sslMode verify-full needs database.authority"),
                local("kafka: {topics: {acls: true}}", "kafka.topics.acls needs kafka.authentication scram"),
                eks("kafka: {topics: {acls: true}}", "attach the policies of k8s/iam"),
                eks(
                        "aws: {identity: none}",
                        "kafka.authentication iam needs aws.identity: set it to irsa or pod-identity"),
                eks("aws: {region: ''}", "needs aws.region: set it to the region of the brokers"),
                eks("aws: {account: ''}", "aws.identity irsa needs aws.account"),
                eks("secrets: {external: {store: ''}}", "needs secrets.external.store"),
                local("scaling: {by: cpu, max: 5}", "scaling.max is 5 and kafka.topics.partitions is 4"),
                local("scaling: {by: lag, min: 3, max: 2}", "scaling.min is 3 and scaling.max is 2"),
                local("services: {signal-service: {replicas: 5}}", "services.signal-service.replicas is 5"),
                eks("ingress: {host: ''}", "ingress.enabled needs ingress.host"),
                eks("ingress: {certificateArn: ''}", "ingress.enabled needs ingress.certificateArn"),
                eks(
                        "ingress: {oidc: {secret: ''}}",
                        "ingress.enabled needs ingress.oidc.secret, since nobody passes unknown"),
                eks("admin: {issuer: ''}", "ingress.enabled needs admin.issuer or admin.token"),
                eks("network: {admin: []}", "ingress.enabled needs network.admin"),
                local("network: {kafka: []}", "network.kafka names nobody: list who the brokers are"),
                local("network: {database: []}", "network.database names nobody: list who the database is"),
                local("network: {dns: []}", "network.dns names nobody"),
                local("telegram: true", "network.telegram names nobody: list where Telegram is"),
                local("monitoring: {serviceMonitor: true}", "network.prometheus names nobody: list who scrapes"),
                eks("network: {sts: []}", "network.sts names nobody"),
                eks("network: {issuer: []}", "network.issuer names nobody"),
                local("network: {kafka: [{ipBlock: {cidr: 0.0.0.0/0}}]}", "network.kafka opens 0.0.0.0/0"),
                local("network: {admin: [{ipBlock: {cidr: '::/0'}}]}", "network.admin opens ::/0"),
                local("network: {admin: [{podSelector: {}}]}", "network.admin has a peer that is everybody"),
                local(
                        "network: {admin: [{podSelector: {matchLabels: {a: b}}, namespaceSelector: {}}]}",
                        "network.admin has an empty namespaceSelector, which is everybody"),
                local("environment: {EQUILIBRIUM_TELEGRAM_TOKEN: abc}", "EQUILIBRIUM_TELEGRAM_TOKEN is set as a value"),
                local(
                        "services: {risk-service: {environment: {SPRING_DATASOURCE_PASSWORD: abc}}}",
                        "SPRING_DATASOURCE_PASSWORD is set as a value of risk-service"),
                local("environment: {SERVER_PORT: '1'}", "SERVER_PORT of execution-service is what the chart sets"));
    }

    /** What the schema refuses is said by its path. */
    private static Stream<Arguments> schema() {
        return Stream.of(
                local("kafka: {bootstrapServer: 'a:1'}", "bootstrapServer"),
                local("kafka: {bootstrapServers: broker}", "/kafka/bootstrapServers"),
                local("kafka: {topics: {partitions: 0}}", "/kafka/topics/partitions"),
                local("services: {telemetry-service: {replicas: 2}}", "/services/telemetry-service/replicas"),
                local("services: {risk-service: {replicas: 0}}", "/services/risk-service/replicas"),
                local("services: {risk-servce: {replicas: 1}}", "risk-servce"),
                local(
                        "services: {risk-service: {resources: {limits: {memory: lots}}}}",
                        "/services/risk-service/resources/limits/memory"),
                local(
                        "services: {risk-service: {environment: {EQUILIBRIUM_RISK_SIZING: 500}}}",
                        "EQUILIBRIUM_RISK_SIZING"),
                local("secrets: {source: vault}", "/secrets/source"),
                local("image: {digests: {risk-service: abc}}", "/image/digests/risk-service"),
                local("scaling: {by: mood}", "/scaling/by"),
                local("aws: {account: '12'}", "/aws/account"),
                local("network: {kafka: [{ipBlock: {cidr: brokers}}]}", "/network/kafka/0/ipBlock/cidr"),
                local("admin: {issuer: 'http://plain.example.com'}", "/admin/issuer"));
    }

    @ParameterizedTest
    @MethodSource({"sentences", "schema"})
    void saysWhatToSet(Setup setup, String sentence) {
        assertThatIllegalStateException().isThrownBy(() -> Chart.render(setup)).withMessageContaining(sentence);
    }

    @Test
    void hasNoValuesThatWouldDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chart.render(new Setup("none", List.of())))
                .withMessageContaining("kafka.bootstrapServers is not set");
    }

    @Test
    void refusesANameThatObjectsCannotCarry() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chart.render("a".repeat(41), Setup.LOCAL))
                .withMessageContaining("the release's name must have at most 40 characters");
    }
}
