package io.equilibrium.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the rooms, for the project's packages under a root: the real one, or the planted one that breaks them. */
final class ArchitectureRules {
    /** Which other modules each module may see; a module is the first package below the root. */
    static final Map<String, Set<String>> SEES = Map.ofEntries(
            Map.entry("domain", Set.of()),
            Map.entry("marketdata", Set.of("domain")),
            Map.entry("contract", Set.of("domain")),
            Map.entry("servicekit", Set.of("domain", "contract")),
            Map.entry("gateway", Set.of("domain", "contract", "servicekit", "marketdata")),
            Map.entry("signal", Set.of("domain", "contract", "servicekit")),
            Map.entry("risk", Set.of("domain", "contract", "servicekit")),
            Map.entry("execution", Set.of("domain", "contract", "servicekit")),
            Map.entry("telemetry", Set.of("domain", "contract", "servicekit")),
            Map.entry("research", Set.of("domain", "contract", "marketdata")),
            Map.entry("standalone", Set.of("domain", "contract", "marketdata", "research")));

    /** The road inside the domain: each package uses only those to its left. */
    static final List<String> ROAD = List.of(
            "unit",
            "market",
            "cost",
            "step",
            "window",
            "governor",
            "gate",
            "signal",
            "order",
            "risk",
            "venue",
            "evidence",
            "pipeline");

    private static final List<String> WITHOUT_SPRING = List.of("domain", "contract", "marketdata", "research");

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    ArchRule moduleSeesOnlyItsNeighbours(String module) {
        String[] allowed = Stream.concat(Stream.of(module), SEES.get(module).stream())
                .map(this::within)
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(within(module)))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
                .as(module + " sees only " + SEES.get(module))
                .allowEmptyShould(true);
    }

    ArchRule domainUsesOnlyPlainJava() {
        return classes()
                .that(resideInAPackage(within("domain")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(within("domain"), "java..", "org.jspecify.."))
                .as("domain uses only plain Java")
                .allowEmptyShould(true);
    }

    ArchRule domainPackagesUseOnlyThoseToTheirLeft() {
        return classes()
                .that(resideInAPackage(within("domain")))
                .should(new RoadCondition(root + ".domain", ROAD))
                .as("each package of the domain uses only those to its left")
                .allowEmptyShould(true);
    }

    ArchRule domainTakesTimeAndChanceAsInputs() {
        return noClasses()
                .that(resideInAPackage(within("domain")))
                .should(ForbiddenInDomain.accessed())
                .as("domain takes time, chance and settings as inputs, and does not log")
                .allowEmptyShould(true);
    }

    ArchRule domainIsSingleThreaded() {
        return noClasses()
                .that(resideInAPackage(within("domain")))
                .should(ForbiddenInDomain.threaded())
                .as("domain knows no threads and no locks")
                .allowEmptyShould(true);
    }

    ArchRule springStaysAtTheRim() {
        return noClasses()
                .that(resideInAnyPackage(
                        WITHOUT_SPRING.stream().map(this::within).toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.."))
                .as("no Spring in " + WITHOUT_SPRING)
                .allowEmptyShould(true);
    }

    ArchRule namesSayWhatThingsAre() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should()
                .haveNameNotMatching(".*[.$](\\w*(Manager|Helper|Utils?|Impl)|Base[A-Z]\\w*|I[A-Z][a-z]\\w*)")
                .as("no Manager, Helper, Util, Impl, Base or I-names")
                .allowEmptyShould(true);
    }

    ArchRule constructorsInject() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .as("what a class needs comes through its constructor")
                .allowEmptyShould(true);
    }

    private String within(String module) {
        return root + "." + module + "..";
    }
}
