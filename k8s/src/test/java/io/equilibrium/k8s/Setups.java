package io.equilibrium.k8s;

import io.equilibrium.k8s.Chart.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Every values file, and each toggle turned the other way on top of one. */
final class Setups {
    private static final String SCRAM = """
            kafka: {authentication: scram, authority: road-ca, topics: {acls: true}}
            """;
    private static final String NAMED = """
            network:
              telegram: [{ipBlock: {cidr: 149.154.160.0/20}}]
              sts: [{ipBlock: {cidr: 10.0.72.0/24}}]
              issuer: [{ipBlock: {cidr: 10.0.73.0/24}}]
              prometheus: [{podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}]
            """;

    /** With a self-managed broker, and everything that the other two leave off. */
    static final Setup SCRAM_AND_ALL =
            Setup.LOCAL.with("scram", SCRAM).with("scram", NAMED).with("scram", """
                    telegram: true
                    admin: {token: true, issuer: "https://login.example.com"}
                    image: {pullSecrets: [registry], digests: {risk-service: "sha256:%s"}}
                    environment: {EQUILIBRIUM_LEVERAGE: "5"}
                    services: {risk-service: {environment: {EQUILIBRIUM_RISK_SIZING: "fixed:500"}}}
                    secrets: {source: external, names: {risk-service: risk-login}, external: {store: vault, storeKind: SecretStore}}
                    database: {sslMode: verify-ca, authority: postgres-ca}
                    scaling: {by: cpu, max: 4}
                    marketFiles: {enabled: true, storageClass: gp3}
                    storageClass: {create: true}
                    monitoring: {serviceMonitor: true, rules: true, dashboards: true, labels: {release: prometheus}}
                    scheduling: {nodeSelector: {kubernetes.io/arch: amd64}, tolerations: [{key: trading, operator: Exists}]}
                    """.formatted("0".repeat(64)));

    /** Those whose renders are kept. */
    static final List<Setup> GOLDEN = List.of(Setup.LOCAL, Setup.EKS, SCRAM_AND_ALL);

    private Setups() {}

    static Stream<Setup> all() {
        return Stream.concat(GOLDEN.stream(), toggles());
    }

    private static Stream<Setup> toggles() {
        return Stream.of(
                Setup.LOCAL.with("local without policies", "network: {policies: false}"),
                Setup.LOCAL.with("local, nobody is let in", "admin: {token: false}"),
                Setup.LOCAL.with("local by lag", "scaling: {by: lag, max: 4}"),
                Setup.LOCAL.with("local by cpu", "scaling: {by: cpu, max: 4}"),
                Setup.LOCAL.with(
                        "local with a claim", "marketFiles: {enabled: true, claim: market, accessMode: ReadWriteMany}"),
                Setup.LOCAL.with("local watched", NAMED).with("local watched", "monitoring: {serviceMonitor: true}"),
                Setup.LOCAL.with("local with rules alone", "monitoring: {rules: true}"),
                Setup.LOCAL.with("local with dashboards alone", "monitoring: {dashboards: true}"),
                Setup.LOCAL.with("local scram", SCRAM),
                Setup.LOCAL.with("local scram by lag", SCRAM).with("local scram by lag", "scaling: {by: lag, max: 4}"),
                Setup.LOCAL.with("local told by telegram", NAMED).with("local told by telegram", "telegram: true"),
                Setup.EKS.with("eks by pod identity", "aws: {identity: pod-identity}"),
                Setup.EKS.with("eks without ingress", "ingress: {enabled: false}"),
                Setup.EKS.with("eks with market files", "marketFiles: {enabled: true}"),
                Setup.EKS.with("eks with secrets of one's own", "secrets: {source: existing}"),
                Setup.EKS.with("eks unscaled", "scaling: {by: none}"),
                Setup.EKS.with(
                        "eks unwatched", "monitoring: {serviceMonitor: false, rules: false, dashboards: false}"));
    }
}
