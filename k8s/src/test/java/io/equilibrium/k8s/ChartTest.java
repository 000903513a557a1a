package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import io.equilibrium.k8s.Chart.Setup;
import io.equilibrium.k8s.Manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart renders with every values file and toggle, into objects that Kubernetes knows, the same as were looked at. */
class ChartTest {
    /** Set to true, the renders that are kept are written anew, to be looked at in the difference. */
    private static final boolean REWRITE = Boolean.getBoolean("equilibrium.golden");

    private static Stream<Setup> all() {
        return Setups.all();
    }

    private static Stream<Setup> golden() {
        return Setups.GOLDEN.stream();
    }

    @Test
    void lints() {
        LintResult lint = Chart.lint();
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void rendersOnlyWhatKubernetesKnows(Setup setup) {
        List<Manifest> manifests = Manifests.read(Chart.render(setup));
        assertThat(manifests).extracting(Manifest::toString).doesNotHaveDuplicates();
        assertThat(manifests).filteredOn(one -> one.kind().equals("Deployment")).hasSize(4);
        assertThat(manifests)
                .filteredOn(one -> one.kind().equals("StatefulSet"))
                .hasSize(1);
        assertThat(manifests)
                .allSatisfy(one -> assertThat(one.node()
                                .at("/metadata/labels/app.kubernetes.io~1instance")
                                .asText())
                        .isEqualTo("equilibrium"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void rendersWhatWasLookedAt(Setup setup) throws IOException {
        Path kept = Chart.HOME.resolve("k8s/src/test/resources/golden").resolve(setup.name() + ".yaml");
        String rendered = Chart.render(setup);
        if (REWRITE) {
            Files.writeString(kept, rendered);
        }
        assertThat(rendered)
                .as("differs from %s; -Dequilibrium.golden=true writes it anew", kept)
                .isEqualTo(Files.readString(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec",
        "Deployment, /spec/template/spec",
        "Deployment, /spec/template/spec/containers/0",
        "Deployment, /spec/template/spec/containers/0/readinessProbe",
        "Deployment, /spec/template/spec/containers/0/securityContext",
        "StatefulSet, /spec/template/spec/topologySpreadConstraints/0",
        "Service, /spec/ports/0",
        "NetworkPolicy, /spec/podSelector",
        "PodDisruptionBudget, /spec",
        "Job, /spec/template/metadata",
        "ServiceAccount, ''",
        "Ingress, /spec/rules/0/http/paths/0/backend",
        "ServiceMonitor, /spec/endpoints/0",
        "PrometheusRule, /spec/groups/0/rules/0",
        "ScaledObject, /spec",
        "ScaledObject, /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown",
        "TriggerAuthentication, /spec/podIdentity",
        "ExternalSecret, /spec/data/0/remoteRef",
    })
    void refusesAFieldThatIsUnknown(String kind, String place) {
        JsonNode object = Manifests.read(Chart.render(Setup.EKS)).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .node();
        ((ObjectNode) object.at(place)).put("misspelt", true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.typed(object))
                .withMessageContaining("misspelt");
    }

    @Test
    void refusesAKindThatIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read("{apiVersion: apps/v1beta1, kind: Deployment}"))
                .withMessageContaining("was apps/v1beta1/Deployment");
    }
}
