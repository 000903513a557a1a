package io.equilibrium.research.backtest;

import io.equilibrium.domain.evidence.StudyStatistics;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.Progress;
import io.equilibrium.research.cli.StrategyOptions;
import io.equilibrium.research.results.MarketReading;
import io.equilibrium.research.results.StudyTable;
import io.equilibrium.research.study.StudyRules;
import io.equilibrium.research.study.StudyRun;
import io.equilibrium.research.surrogate.BarHistory;
import java.lang.reflect.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether the study's own rule is run instead of the road's, and how. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StudyOptions {
    enum Rule {
        ROAD,
        STUDY
    }

    enum Switch {
        ON,
        OFF
    }

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            defaultValue = "road",
            description =
                    "road, or study: the original study's own rule on bars, with its own constants, for comparison;"
                            + " nothing trades by it (${DEFAULT-VALUE})")
    private Rule rule;

    @Option(
            names = "--study-lookahead",
            paramLabel = "SWITCH",
            defaultValue = "off",
            description =
                    "with --rule=study: on sizes a bar by the two-hour row that it lies in, as the study did, off by"
                            + " the last whole one; the other stands beside (${DEFAULT-VALUE})")
    private Switch lookahead;

    boolean isOn() {
        return rule == Rule.STUDY;
    }

    /** What the lengths of bars must divide. */
    Duration atrBar(Duration ofTheRoad) {
        return isOn() ? StudyRules.ROW : ofTheRoad;
    }

    /** The study's rule has its own constants and no orders, so an option about either would be ignored. */
    void refuseWhatDoesNotApply(CommandSpec spec) {
        List<OptionSpec> given = spec.commandLine().getParseResult().matchedOptions();
        for (OptionSpec option : given) {
            boolean ofTheRoad =
                    option.userObject() instanceof Member member && member.getDeclaringClass() == StrategyOptions.class;
            if (isOn()
                    && (ofTheRoad
                            || List.of("--path", "--drag-table", "--tables", "--starts")
                                    .contains(option.longestName()))) {
                throw new ParameterException(
                        spec.commandLine(),
                        option.longestName() + " does not apply to --rule=study, which has its own");
            }
            if (!isOn() && option.longestName().equals("--study-lookahead")) {
                throw new ParameterException(spec.commandLine(), "--study-lookahead takes --rule=study");
            }
        }
    }

    StudyTable table(MarketData market, StudyStatistics.Terms terms) {
        for (String symbol : market.symbols()) {
            if (market.interval(symbol).isEmpty()) {
                throw new FailedException("the study's rule reads bars, and the files of " + symbol + " are trades");
            }
        }
        boolean on = lookahead == Switch.ON;
        try (Progress progress = Progress.start("study", 0, "")) {
            List<BarHistory> histories = new ArrayList<>();
            market.symbols().forEach(symbol -> histories.add(BarHistory.of(market, symbol)));
            return new StudyTable(
                    MarketReading.of(market),
                    on,
                    StudyRun.of(histories, bars -> new StudyRules(bars.length(), on), terms, progress::add),
                    StudyRun.of(histories, bars -> new StudyRules(bars.length(), !on), terms, progress::add));
        }
    }
}
