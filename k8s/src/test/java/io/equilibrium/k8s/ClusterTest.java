package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.equilibrium.k8s.Chart.Setup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is a cluster to ask, a Secret that is missing or lacks a key ends the install at once, in words. */
class ClusterTest {
    private static final String NAMESPACE = "/api/v1/namespaces/trading";
    private static final String DATABASE =
            "{\"database-username\":\"YQ==\",\"database-password\":\"YQ==\",\"admin-token\":\"YQ==\"}";
    private static final String TOKEN = "{\"admin-token\":\"YQ==\"}";

    @TempDir
    private Path folder;

    /** As much of an API server as Helm asks before it has rendered: path and answer. */
    private final Map<String, String> answers = new TreeMap<>(Map.of(
            "/version",
            "{\"major\":\"1\",\"minor\":\"30\",\"gitVersion\":\"v1.30.0\"}",
            "/api",
            "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}",
            "/apis",
            "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}",
            "/api/v1",
            """
            {"kind":"APIResourceList","groupVersion":"v1","resources":[
              {"name":"namespaces","namespaced":false,"kind":"Namespace","verbs":["get"]},
              {"name":"configmaps","namespaced":true,"kind":"ConfigMap","verbs":["get"]},
              {"name":"secrets","namespaced":true,"kind":"Secret","verbs":["get","list"]}]}""",
            NAMESPACE,
            "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"trading\"}}",
            NAMESPACE + "/secrets",
            "{\"apiVersion\":\"v1\",\"kind\":\"SecretList\",\"items\":[]}"));

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String answer = answers.get(exchange.getRequestURI().getPath());
        byte[] body = (answer == null
                        ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}"
                        : answer)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void holds(String kind, String name, String data) {
        answers.put(
                NAMESPACE + "/" + kind + "/" + name,
                "{\"apiVersion\":\"v1\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"},\"data\":%s}"
                        .formatted(kind.equals("secrets") ? "Secret" : "ConfigMap", name, data));
    }

    /** What an install by these values is refused for. */
    private String refusal(Setup setup) throws IOException {
        var install = new Helm(Chart.FOLDER)
                .install()
                .withName("equilibrium")
                .withNamespace("trading")
                .dryRun()
                .withDryRunOption(DryRun.SERVER)
                .withKubeConfigContents("""
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: here, cluster: {server: 'http://127.0.0.1:%d'}}]
                        contexts: [{name: here, context: {cluster: here, user: nobody}}]
                        users: [{name: nobody, user: {}}]
                        current-context: here
                        """.formatted(server.getAddress().getPort()));
        List<String> values = setup.values();
        for (int at = 0; at < values.size(); at++) {
            install.withValuesFile(Files.writeString(folder.resolve(at + ".yaml"), values.get(at)));
        }
        try {
            return "installed " + install.call().getName();
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void saysWhichSecretIsMissing() throws IOException {
        assertThat(refusal(Setup.LOCAL))
                .contains("there is no Secret equilibrium-execution-service in namespace trading: make it with the keys"
                        + " database-username, database-password, admin-token (execution-service logs in with it, or set"
                        + " secrets.names.execution-service)");
    }

    @Test
    void saysWhichKeyIsMissing() throws IOException {
        holds("secrets", "equilibrium-execution-service", TOKEN);
        assertThat(refusal(Setup.LOCAL))
                .contains(
                        "Secret equilibrium-execution-service in namespace trading has no key database-username: add it");
    }

    @Test
    void asksForAuthoritiesAndTheLoadBalancersLoginToo() throws IOException {
        assertThat(refusal(Setup.EKS)).contains("there is no ConfigMap rds-ca", "(database.authority names it)");
        holds("configmaps", "rds-ca", "{\"ca.pem\":\"a\"}");
        assertThat(refusal(Setup.EKS))
                .contains("there is no Secret equilibrium-oidc", "(ingress.oidc.secret names it)");
    }

    /** Then Helm goes on to what this stand-in does not know: the schemas of what was rendered. */
    @Test
    void isContentWithWhatIsThere() throws IOException {
        holds("secrets", "equilibrium-execution-service", DATABASE);
        holds("secrets", "equilibrium-risk-service", DATABASE);
        holds("secrets", "equilibrium-signal-service", TOKEN);
        holds("secrets", "equilibrium-market-gateway", TOKEN);
        assertThat(refusal(Setup.LOCAL)).contains("failed to download openapi");
    }

    @Test
    void asksNothingWhereTheNamespaceIsNotYet() throws IOException {
        answers.remove(NAMESPACE);
        assertThat(refusal(Setup.LOCAL)).contains("failed to download openapi");
    }
}
