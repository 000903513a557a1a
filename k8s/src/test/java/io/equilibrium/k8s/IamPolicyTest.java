package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.equilibrium.contract.Access;
import io.equilibrium.contract.Topics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The IAM policies in {@code k8s/iam} are {@link Access} in AWS's words, and {@code -Dequilibrium.golden=true} writes them anew. */
class IamPolicyTest {
    private static final Path FOLDER = Chart.HOME.resolve("k8s/iam");
    private static final String CLUSTER = "arn:aws:kafka:REGION:ACCOUNT:%s/CLUSTER/UUID";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void areTheTableInAwsWords() throws IOException {
        Map<String, String> policies = policies();
        if (Boolean.getBoolean("equilibrium.golden")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> policy : policies.entrySet()) {
                Files.writeString(FOLDER.resolve(policy.getKey() + ".json"), policy.getValue());
            }
        }
        Map<String, String> kept = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER)) {
            for (Path file : files) {
                kept.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
            }
        }
        assertThat(kept).isEqualTo(policies);
    }

    private static Map<String, String> policies() throws IOException {
        Map<String, String> policies = new TreeMap<>();
        for (Access access : Access.ALL) {
            policies.put(access.service(), document(of(access)));
        }
        policies.put(
                "topics",
                document(List.of(
                        allow(List.of("Connect", "DescribeCluster"), cluster()),
                        allow(
                                List.of("CreateTopic", "DescribeTopic", "DescribeTopicDynamicConfiguration"),
                                Access.TOPICS.stream().map(name -> part("topic", name))))));
        policies.put(
                "keda",
                document(List.of(
                        allow(List.of("Connect", "DescribeCluster"), cluster()),
                        allow(List.of("DescribeTopic"), Stream.of(part("topic", Topics.TICKS))),
                        allow(List.of("DescribeGroup"), Stream.of(part("group", "signal-service"))))));
        return policies;
    }

    private static List<Map<String, Object>> of(Access access) {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(allow(List.of("Connect", "DescribeCluster", "WriteDataIdempotently"), cluster()));
        statements.add(allow(List.of("DescribeTopic"), Access.TOPICS.stream().map(name -> part("topic", name))));
        statements.add(allow(List.of("ReadData"), access.reads().stream().map(name -> part("topic", name))));
        statements.add(allow(List.of("WriteData"), access.writes().stream().map(name -> part("topic", name))));
        String own = access.service() + "*";
        statements.add(allow(
                List.of("CreateTopic", "DescribeTopic", "DescribeTopicDynamicConfiguration", "ReadData", "WriteData"),
                Stream.of(part("topic", own))));
        statements.add(allow(List.of("DescribeGroup", "AlterGroup"), Stream.of(part("group", own))));
        statements.add(allow(
                List.of("DescribeTransactionalId", "AlterTransactionalId"), Stream.of(part("transactional-id", own))));
        if (!access.watches().isEmpty()) {
            statements.add(
                    allow(List.of("DescribeGroup"), access.watches().stream().map(name -> part("group", name))));
        }
        return statements;
    }

    private static Stream<String> cluster() {
        return Stream.of(CLUSTER.formatted("cluster"));
    }

    private static String part(String kind, String name) {
        return CLUSTER.formatted(kind) + "/" + name;
    }

    private static Map<String, Object> allow(List<String> actions, Stream<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put(
                "Action",
                actions.stream().map(action -> "kafka-cluster:" + action).toList());
        statement.put("Resource", resources.toList());
        return statement;
    }

    private static String document(List<Map<String, Object>> statements) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return JSON.writeValueAsString(document) + "\n";
    }
}
