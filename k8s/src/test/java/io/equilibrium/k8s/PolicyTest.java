package io.equilibrium.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.equilibrium.k8s.Chart.Setup;
import io.equilibrium.k8s.Manifests.Manifest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every render keeps the policies, and each policy reports the violation planted for it. */
class PolicyTest {
    private static final String RISK = "Deployment equilibrium-risk-service";
    private static final String OPENED = "NetworkPolicy equilibrium-risk-service";

    private static Stream<Setup> all() {
        return Setups.all().filter(setup -> !setup.name().contains("without policies"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areKept(Setup setup) {
        assertThat(Policies.violations(Manifests.read(Chart.render(setup)))).isEmpty();
    }

    private static Arguments pod(String violation, Consumer<PodSpec> plant) {
        return argumentSet("pod " + violation, RISK + " " + violation, (Consumer<List<Manifest>>) all ->
                plant.accept(Policies.template(find(all, RISK)).orElseThrow().getSpec()));
    }

    private static Arguments container(String violation, Consumer<Container> plant) {
        return pod(violation, pod -> plant.accept(pod.getContainers().getFirst()));
    }

    private static Arguments network(String violation, Consumer<NetworkPolicy> plant) {
        return argumentSet("network " + violation, OPENED + " " + violation, (Consumer<List<Manifest>>)
                all -> plant.accept((NetworkPolicy) find(all, OPENED)));
    }

    private static <T> Arguments object(String name, Class<T> type, String violation, Consumer<T> plant) {
        return argumentSet(name + " " + violation, violation, (Consumer<List<Manifest>>)
                all -> plant.accept(type.cast(find(all, name))));
    }

    private static Stream<Arguments> planted() {
        return Stream.of(
                pod("must not run as root", pod -> pod.getSecurityContext().setRunAsNonRoot(null)),
                pod("must not run as root", pod -> pod.getSecurityContext().setRunAsUser(0L)),
                pod(
                        "must not run as root",
                        pod -> pod.getInitContainers()
                                .getFirst()
                                .getSecurityContext()
                                .setRunAsUser(0L)),
                pod(
                        "must have the seccomp profile RuntimeDefault",
                        pod -> pod.getSecurityContext().setSeccompProfile(null)),
                pod("must not mount a token of the cluster", pod -> pod.setAutomountServiceAccountToken(null)),
                pod("must not share the node's namespaces", pod -> pod.setHostNetwork(true)),
                pod("must have a service account of the chart", pod -> pod.setServiceAccountName("default")),
                pod("must not mount folders of the node", pod -> {
                    Volume volume = new Volume();
                    volume.setHostPath(new HostPathVolumeSource("/", ""));
                    pod.getVolumes().add(volume);
                }),
                pod("must have time to end", pod -> pod.setTerminationGracePeriodSeconds(10L)),
                pod("must be spread", pod -> pod.setTopologySpreadConstraints(List.of())),
                pod(
                        "must drop all capabilities",
                        pod -> pod.getInitContainers()
                                .getFirst()
                                .getSecurityContext()
                                .setCapabilities(null)),
                container(
                        "must drop all capabilities",
                        one -> one.getSecurityContext().getCapabilities().setAdd(List.of("NET_ADMIN"))),
                container(
                        "must have a read-only root",
                        one -> one.getSecurityContext().setReadOnlyRootFilesystem(false)),
                container(
                        "must not gain privileges",
                        one -> one.getSecurityContext().setAllowPrivilegeEscalation(null)),
                container(
                        "must not gain privileges",
                        one -> one.getSecurityContext().setPrivileged(true)),
                container(
                        "must pin its image, not equilibrium/risk-service:latest",
                        one -> one.setImage("equilibrium/risk-service:latest")),
                container(
                        "must pin its image, not registry:5000/risk-service",
                        one -> one.setImage("registry:5000/risk-service")),
                container(
                        "must request cpu and memory",
                        one -> one.getResources().getRequests().remove("cpu")),
                container(
                        "must have a limit of memory",
                        one -> one.getResources().setLimits(Map.of("cpu", new Quantity("1")))),
                container(
                        "must take SPRING_DATASOURCE_PASSWORD from a Secret",
                        one -> one.getEnv().add(new EnvVar("SPRING_DATASOURCE_PASSWORD", "plain", null))),
                container("must have all three probes", one -> one.setStartupProbe(null)),
                container("must leave its Service before it ends", one -> one.setLifecycle(null)),
                network(
                        "must not open 0.0.0.0/0",
                        policy -> policy.getSpec()
                                .getEgress()
                                .getFirst()
                                .setTo(List.of(peer(new IPBlock("0.0.0.0/0", List.of()))))),
                network("must not open to everybody", policy -> {
                    NetworkPolicyPeer everybody = new NetworkPolicyPeer();
                    everybody.setNamespaceSelector(new LabelSelector());
                    policy.getSpec().getEgress().getFirst().setTo(List.of(everybody));
                }),
                network(
                        "must name peers and ports",
                        policy -> policy.getSpec().getEgress().getFirst().setTo(List.of())),
                network(
                        "must name peers and ports",
                        policy -> policy.getSpec().getEgress().getFirst().setPorts(List.of())),
                object(
                        "PodDisruptionBudget equilibrium-risk-service",
                        PodDisruptionBudget.class,
                        RISK + " must have a disruption budget",
                        budget -> budget.getSpec().getSelector().setMatchLabels(Map.of("app", "other"))),
                object(
                        "ServiceAccount equilibrium-topics",
                        ServiceAccount.class,
                        "ServiceAccount equilibrium-topics must not mount a token of the cluster",
                        account -> account.setAutomountServiceAccountToken(true)),
                object(
                        "Service equilibrium-risk-service",
                        Service.class,
                        "Service equilibrium-risk-service must be within the cluster",
                        service -> service.getSpec().setType("LoadBalancer")));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void reportWhatIsPlanted(String violation, Consumer<List<Manifest>> plant) {
        List<Manifest> manifests = Manifests.read(Chart.render(Setup.LOCAL));
        plant.accept(manifests);
        assertThat(Policies.violations(manifests)).containsExactly(violation);
    }

    @Test
    void reportThatNothingIsClosed() {
        Setup open = Setup.LOCAL.with("open", "network: {policies: false}");
        assertThat(Policies.violations(Manifests.read(Chart.render(open))))
                .contains("there is no NetworkPolicy", RISK + " must be closed by default");
    }

    @Test
    void reportEveryPodThatIsClosedOneWayOnly() {
        List<Manifest> manifests = Manifests.read(Chart.render(Setup.LOCAL));
        ((NetworkPolicy) find(manifests, "NetworkPolicy equilibrium-closed"))
                .getSpec()
                .setPolicyTypes(List.of("Ingress"));
        assertThat(Policies.violations(manifests))
                .hasSize(6)
                .allMatch(one -> one.endsWith("must be closed by default"));
    }

    private static Object find(List<Manifest> manifests, String name) {
        return manifests.stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .object();
    }

    private static NetworkPolicyPeer peer(IPBlock block) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        peer.setIpBlock(block);
        return peer;
    }
}
