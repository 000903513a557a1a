package io.equilibrium.k8s;

import io.equilibrium.k8s.Manifests.Manifest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every render must keep; each violation is a sentence that begins with the object. */
final class Policies {
    private static final Pattern PINNED =
            Pattern.compile(".+(@sha256:[0-9a-f]{64}|:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]*)");
    private static final Pattern WIDE = Pattern.compile(".*/[0-7]");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET).*");

    private final List<Manifest> manifests;
    private final List<String> violations = new ArrayList<>();

    private Policies(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> violations(List<Manifest> manifests) {
        Policies policies = new Policies(manifests);
        manifests.forEach(policies::judge);
        policies.closed();
        return policies.violations;
    }

    private void judge(Manifest manifest) {
        template(manifest.object()).ifPresent(template -> {
            pod(manifest, template.getSpec());
            guarded(manifest, template.getMetadata().getLabels());
        });
        switch (manifest.object()) {
            case Deployment deployment -> served(manifest, deployment.getSpec().getTemplate());
            case StatefulSet set -> served(manifest, set.getSpec().getTemplate());
            case NetworkPolicy policy -> network(manifest, policy);
            case ServiceAccount account ->
                require(
                        Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                        manifest,
                        "must not mount a token of the cluster");
            case Service service ->
                require(
                        service.getSpec().getType() == null
                                || service.getSpec().getType().equals("ClusterIP"),
                        manifest,
                        "must be within the cluster");
            default -> {}
        }
    }

    static Optional<PodTemplateSpec> template(Object object) {
        return switch (object) {
            case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
            case StatefulSet set -> Optional.of(set.getSpec().getTemplate());
            case Job job -> Optional.of(job.getSpec().getTemplate());
            default -> Optional.empty();
        };
    }

    private void pod(Manifest manifest, PodSpec pod) {
        require(
                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                manifest,
                "must not mount a token of the cluster");
        require(
                !Boolean.TRUE.equals(pod.getHostNetwork())
                        && !Boolean.TRUE.equals(pod.getHostPID())
                        && !Boolean.TRUE.equals(pod.getHostIPC()),
                manifest,
                "must not share the node's namespaces");
        require(
                pod.getSecurityContext() != null
                        && Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot())
                        && pod.getSecurityContext().getRunAsUser() != null
                        && pod.getSecurityContext().getRunAsUser() > 0,
                manifest,
                "must not run as root");
        require(
                pod.getSecurityContext() != null
                        && pod.getSecurityContext().getSeccompProfile() != null
                        && "RuntimeDefault"
                                .equals(pod.getSecurityContext()
                                        .getSeccompProfile()
                                        .getType()),
                manifest,
                "must have the seccomp profile RuntimeDefault");
        require(
                pod.getServiceAccountName() != null && has(ServiceAccount.class, pod.getServiceAccountName()),
                manifest,
                "must have a service account of the chart");
        for (Volume volume : pod.getVolumes()) {
            require(volume.getHostPath() == null, manifest, "must not mount folders of the node");
        }
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(container -> container(manifest, container));
    }

    private void container(Manifest manifest, Container container) {
        SecurityContext context =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        require(
                !Boolean.FALSE.equals(context.getRunAsNonRoot())
                        && !Long.valueOf(0).equals(context.getRunAsUser()),
                manifest,
                "must not run as root");
        require(Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), manifest, "must have a read-only root");
        require(
                Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())
                        && !Boolean.TRUE.equals(context.getPrivileged()),
                manifest,
                "must not gain privileges");
        require(
                context.getCapabilities() != null
                        && context.getCapabilities().getDrop().contains("ALL")
                        && context.getCapabilities().getAdd().isEmpty(),
                manifest,
                "must drop all capabilities");
        require(
                PINNED.matcher(container.getImage()).matches(),
                manifest,
                "must pin its image, not " + container.getImage());
        Map<String, Quantity> requests = container.getResources() == null
                ? Map.of()
                : container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources() == null
                ? Map.of()
                : container.getResources().getLimits();
        require(requests.containsKey("cpu") && requests.containsKey("memory"), manifest, "must request cpu and memory");
        require(limits.containsKey("memory"), manifest, "must have a limit of memory");
        for (EnvVar variable : container.getEnv()) {
            require(
                    variable.getValue() == null
                            || variable.getName().endsWith("_FILE")
                            || !SECRET.matcher(variable.getName()).matches(),
                    manifest,
                    "must take " + variable.getName() + " from a Secret");
        }
    }

    // What serves can be watched, asked to end, and kept from all being gone at once.
    private void served(Manifest manifest, PodTemplateSpec template) {
        PodSpec pod = template.getSpec();
        for (Container container : pod.getContainers()) {
            require(
                    container.getStartupProbe() != null
                            && container.getLivenessProbe() != null
                            && container.getReadinessProbe() != null,
                    manifest,
                    "must have all three probes");
            require(
                    container.getLifecycle() != null && container.getLifecycle().getPreStop() != null,
                    manifest,
                    "must leave its Service before it ends");
        }
        // Two phases of 10 s, the pause before them, and some more.
        require(
                pod.getTerminationGracePeriodSeconds() != null && pod.getTerminationGracePeriodSeconds() >= 30,
                manifest,
                "must have time to end");
        require(!pod.getTopologySpreadConstraints().isEmpty(), manifest, "must be spread");
        require(
                objects(PodDisruptionBudget.class)
                        .anyMatch(budget -> selects(
                                budget.getSpec().getSelector(),
                                template.getMetadata().getLabels())),
                manifest,
                "must have a disruption budget");
    }

    private void network(Manifest manifest, NetworkPolicy policy) {
        Stream.concat(
                        policy.getSpec().getIngress().stream()
                                .peek(rule -> require(
                                        !rule.getFrom().isEmpty()
                                                && !rule.getPorts().isEmpty(),
                                        manifest,
                                        "must name peers and ports"))
                                .flatMap(rule -> rule.getFrom().stream()),
                        policy.getSpec().getEgress().stream()
                                .peek(rule -> require(
                                        !rule.getTo().isEmpty()
                                                && !rule.getPorts().isEmpty(),
                                        manifest,
                                        "must name peers and ports"))
                                .flatMap(rule -> rule.getTo().stream()))
                .forEach(peer -> peer(manifest, peer));
    }

    private void peer(Manifest manifest, NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            require(
                    !WIDE.matcher(peer.getIpBlock().getCidr()).matches(),
                    manifest,
                    "must not open " + peer.getIpBlock().getCidr());
            return;
        }
        require(
                Stream.of(Optional.ofNullable(peer.getPodSelector()), Optional.ofNullable(peer.getNamespaceSelector()))
                                .flatMap(Optional::stream)
                                .noneMatch(Policies::isEmpty)
                        && (peer.getPodSelector() != null || peer.getNamespaceSelector() != null),
                manifest,
                "must not open to everybody");
    }

    // Some policy closes the pod both ways, and opens nothing.
    private void guarded(Manifest manifest, Map<String, String> labels) {
        require(
                objects(NetworkPolicy.class)
                        .anyMatch(policy -> policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                                && policy.getSpec().getIngress().isEmpty()
                                && policy.getSpec().getEgress().isEmpty()
                                && selects(policy.getSpec().getPodSelector(), labels)),
                manifest,
                "must be closed by default");
    }

    private void closed() {
        if (objects(NetworkPolicy.class).findAny().isEmpty()) {
            violations.add("there is no NetworkPolicy");
        }
    }

    private <T> Stream<T> objects(Class<T> type) {
        return manifests.stream().map(Manifest::object).filter(type::isInstance).map(type::cast);
    }

    private boolean has(Class<?> type, String name) {
        return manifests.stream()
                .anyMatch(one -> type.isInstance(one.object()) && one.name().equals(name));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return selector.getMatchExpressions().isEmpty()
                && labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    }

    private static boolean isEmpty(LabelSelector selector) {
        return selector.getMatchLabels().isEmpty()
                && selector.getMatchExpressions().isEmpty();
    }

    private void require(boolean kept, Manifest manifest, String what) {
        if (!kept) {
            violations.add(manifest + " " + what);
        }
    }
}
