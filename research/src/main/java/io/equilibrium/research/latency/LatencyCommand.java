package io.equilibrium.research.latency;

import io.equilibrium.contract.LatencyText;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.TickCursor;
import io.equilibrium.research.cli.FailedException;
import io.equilibrium.research.cli.MarketOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./equilibrium latency}. */
@Command(
        name = "./equilibrium latency",
        mixinStandardHelpOptions = true,
        description = {
            "How long recorded trades took to come: their receive times less their event times, as samples for",
            "--latency=@FILE, one a line in microseconds.",
            "The recording's clock need not agree with the venue's: --shortest says what the shortest one was.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class LatencyCommand implements Callable<Integer> {
    private static final Duration ANY_BAR = Duration.ofHours(24);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MarketOptions market;

    @Option(
            names = "--shortest",
            paramLabel = "MICROSECONDS",
            description = "what the shortest latency was; needed where the clocks show one that is not above 0")
    private @Nullable Long shortest;

    @Option(
            names = "--samples",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "how many are printed at most, evenly from all (${DEFAULT-VALUE})")
    private int samples;

    @Override
    public Integer call() {
        if (samples < 1 || samples > LatencyText.MOST_SAMPLES) {
            throw new ParameterException(
                    spec.commandLine(), "--samples must be from 1 to " + LatencyText.MOST_SAMPLES + ", was " + samples);
        }
        if (shortest != null && shortest <= 0) {
            throw new ParameterException(spec.commandLine(), "--shortest must be above 0, was " + shortest);
        }
        FeedLatencies recorded = read();
        FeedLatencies corrected = shortest == null ? recorded : recorded.from(shortest);
        if (corrected.shortest() <= 0) {
            throw new FailedException("the recording's clock shows trades that came " + -corrected.shortest()
                    + " microseconds before they happened: say with --shortest what the shortest latency was");
        }
        print(recorded, corrected);
        return 0;
    }

    private FeedLatencies read() {
        MarketData data = market.open(ANY_BAR);
        List<Long> micros = new ArrayList<>();
        try (TickCursor ticks = data.read()) {
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                micros.add(tick.receiveTimeMicros() - tick.eventTimeMicros());
            }
        }
        return new FeedLatencies(micros);
    }

    private void print(FeedLatencies recorded, FeedLatencies corrected) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("# " + recorded.rising().size() + " trades of " + market.files() + ", the shortest recorded as "
                + recorded.shortest() + " microseconds, taken as "
                + corrected.shortest());
        corrected.samples(samples).forEach(out::println);
        out.flush();
    }
}
