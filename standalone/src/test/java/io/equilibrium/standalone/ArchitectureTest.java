package io.equilibrium.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the project, and each reports every violation planted for it. */
class ArchitectureTest {
    private static final String ROOT = "io.equilibrium";
    private static final String PLANTED = "io.equilibrium.planted";

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/contract/sbe/") && !location.contains("/jmh_generated/"))
            .importPackages(ROOT);

    private static final JavaClasses PLANTS = new ClassFileImporter().importPackages(PLANTED);

    /** A rule, and the simple names of the classes planted to break it. */
    private record Rule(String name, Function<ArchitectureRules, ArchRule> rule, List<String> planted) {
        ArchRule under(String root) {
            return rule.apply(new ArchitectureRules(root));
        }
    }

    private static Stream<Rule> all() {
        return Stream.concat(
                ArchitectureRules.SEES.keySet().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(module -> new Rule(
                                module + " sees only its neighbours",
                                rules -> rules.moduleSeesOnlyItsNeighbours(module),
                                List.of(PLANTED + "." + (module.equals("domain") ? "domain.unit" : module)
                                        + ".SeesTooMuch"))),
                Stream.of(
                        new Rule(
                                "domain uses only plain Java",
                                ArchitectureRules::domainUsesOnlyPlainJava,
                                inDomain("unit.UsesALibrary")),
                        new Rule(
                                "domain packages use only those to their left",
                                ArchitectureRules::domainPackagesUseOnlyThoseToTheirLeft,
                                inDomain("market.LooksRight", "elsewhere.OffTheRoad")),
                        new Rule(
                                "domain takes time and chance as inputs",
                                ArchitectureRules::domainTakesTimeAndChanceAsInputs,
                                inDomain(
                                        "unit.ReadsTheClock$AsInstant",
                                        "unit.ReadsTheClock$AsReference",
                                        "unit.ReadsTheClock$AsMilliseconds",
                                        "unit.ReadsTheClock$AsNanoseconds",
                                        "unit.ReadsTheClock$AsClock",
                                        "unit.ReadsTheEnvironment",
                                        "unit.TakesAChance$AsUuid",
                                        "unit.TakesAChance$AsDouble",
                                        "unit.TakesAChance$AsRandom",
                                        "unit.TakesAChance$AsThreadLocalRandom",
                                        "unit.Logs$ToLogger",
                                        "unit.Logs$ToConsole")),
                        new Rule(
                                "domain is single-threaded",
                                ArchitectureRules::domainIsSingleThreaded,
                                inDomain(
                                        "unit.Threads$AsThread",
                                        "unit.Threads$AsPool",
                                        "unit.Threads$AsMethod",
                                        "unit.Threads$AsBlock")),
                        new Rule(
                                "Spring stays at the rim",
                                ArchitectureRules::springStaysAtTheRim,
                                Stream.of("domain.unit", "contract", "marketdata", "research")
                                        .map(room -> PLANTED + "." + room + ".KnowsSpring")
                                        .toList()),
                        new Rule(
                                "names say what things are",
                                ArchitectureRules::namesSayWhatThingsAre,
                                Stream.of(
                                                "OrderManager",
                                                "OrderHelper",
                                                "OrderUtil",
                                                "OrderUtils",
                                                "OrderImpl",
                                                "BaseOrder",
                                                "IOrder")
                                        .map(name -> PLANTED + ".risk.Names$" + name)
                                        .toList()),
                        new Rule(
                                "constructors inject",
                                ArchitectureRules::constructorsInject,
                                List.of(PLANTED + ".risk.InjectsFields"))));
    }

    private static List<String> inDomain(String... names) {
        return Stream.of(names).map(name -> PLANTED + ".domain." + name).toList();
    }

    static Stream<Arguments> rules() {
        return all().map(rule -> argumentSet(rule.name(), rule));
    }

    static Stream<Arguments> plants() {
        return all().flatMap(rule -> rule.planted().stream()
                .map(plant -> argumentSet(rule.name() + ": " + plant.substring(PLANTED.length() + 1), rule, plant)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        assertThat(violations(rule.under(ROOT), PROJECT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plants")
    void reportsWhatWasPlanted(Rule rule, String plant) {
        assertThat(violations(rule.under(PLANTED), PLANTS)).anyMatch(line -> line.contains(plant));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reportsNothingElse(Rule rule) {
        assertThat(violations(rule.under(PLANTED), PLANTS.that(simpleName("WellBehaved"))))
                .isEmpty();
    }

    @Test
    void everyModuleIsSeen() {
        assertThat(ArchitectureRules.SEES.keySet())
                .allMatch(module ->
                        PROJECT.stream().anyMatch(type -> type.getPackageName().startsWith(ROOT + "." + module)));
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
