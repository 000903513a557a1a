package io.equilibrium.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;

/**
 * The parts that the chart uses of what operators add to Kubernetes, by their published schemas: Prometheus Operator
 * (monitoring.coreos.com/v1), KEDA (keda.sh/v1alpha1), External Secrets (external-secrets.io/v1). A small strict schema of
 * our own, since no model of theirs resolves everywhere: what is not here is refused, though the operator may know it.
 */
final class OperatorShapes {
    private OperatorShapes() {}

    record ServiceMonitor(String apiVersion, String kind, ObjectMeta metadata, Monitor spec) {
        record Monitor(String jobLabel, LabelSelector selector, List<Endpoint> endpoints) {}

        record Endpoint(String port, String path, String interval) {}
    }

    record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, RuleGroups spec) {
        record RuleGroups(List<Group> groups) {}

        record Group(String name, String interval, List<Rule> rules) {}

        record Rule(
                String alert,
                String expr,
                String record,
                @JsonProperty("for") String lasting,
                Map<String, String> labels,
                Map<String, String> annotations) {}
    }

    record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Scaling spec) {
        record Scaling(
                ScaleTarget scaleTargetRef,
                Integer minReplicaCount,
                Integer maxReplicaCount,
                Advanced advanced,
                List<Trigger> triggers) {}

        record ScaleTarget(String apiVersion, String kind, String name) {}

        record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

        record Autoscaler(HorizontalPodAutoscalerBehavior behavior) {}

        record Trigger(String type, Map<String, String> metadata, Named authenticationRef) {}
    }

    record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Authentication spec) {
        record Authentication(Identity podIdentity, List<SecretTarget> secretTargetRef) {}

        record Identity(String provider) {}

        record SecretTarget(String parameter, String name, String key) {}
    }

    record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Wanted spec) {
        record Wanted(String refreshInterval, Store secretStoreRef, Named target, List<Datum> data) {}

        record Store(String name, String kind) {}

        record Datum(String secretKey, Remote remoteRef) {}

        record Remote(String key, String property) {}
    }

    record Named(String name) {}
}
