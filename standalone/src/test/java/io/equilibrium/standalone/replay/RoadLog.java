package io.equilibrium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.EventCursor;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.research.results.RoadLine;
import io.equilibrium.research.results.TapePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every event of a run, kept so that where two runs differ the first difference can be named. */
final class RoadLog {
    private final List<RoadLine> lines = new ArrayList<>();

    /** What the pipeline makes of a market in one process. */
    static RoadLog ofPipeline(MarketData market, TradingSettings settings) {
        RoadLog log = new RoadLog();
        TradingPipeline pipeline = new TradingPipeline(settings);
        TapePlaces places = new TapePlaces(market);
        try (EventCursor tape = market.events()) {
            while (tape.advance()) {
                long place = places.of(tape.event());
                pipeline.on(tape.event())
                        .forEach(event -> RoadLine.of(place, event).ifPresent(log.lines::add));
            }
        }
        return log;
    }

    void on(Message message) {
        RoadLine.of(message).ifPresent(lines::add);
    }

    RoadDigest.Digest digest() {
        RoadDigest digest = new RoadDigest();
        lines.forEach(digest::on);
        return digest.digest();
    }

    <M extends Message> Stream<M> all(Class<M> kind) {
        return lines.stream().map(RoadLine::said).filter(kind::isInstance).map(kind::cast);
    }

    /** In the run's order; what one stage says at one place keeps its own. */
    private List<RoadLine> inOrder() {
        return lines.stream().sorted().toList();
    }

    void isTheSameAs(RoadLog expected) {
        List<RoadLine> actual = inOrder();
        List<RoadLine> wanted = expected.inOrder();
        for (int i = 0; i < Math.min(actual.size(), wanted.size()); i++) {
            assertThat(actual.get(i))
                    .as("first difference: event %d of %d", i, wanted.size())
                    .isEqualTo(wanted.get(i));
        }
        assertThat(actual).hasSameSizeAs(wanted);
    }
}
