package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Funded;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final RunId RUN = new RunId(7);

    @TempDir
    private Path folder;

    private final ReplayProgress progress = new ReplayProgress(() -> 0);

    private MemoryTape replay(MarketData market, long through) throws InterruptedException {
        MemoryTape tape = new MemoryTape(through);
        progress.begin(RUN, market);
        RunWriter writer = new RunWriter(tape, Duration.ofHours(1), RunWriter.COMMIT, () -> 0);
        new Replay(market, RUN, writer, Flow.FREE, Pace.MAXIMUM, progress).run();
        assertThat(tape.uncommitted).isZero();
        assertThat(tape.ended).isTrue();
        return tape;
    }

    @Test
    void aRunStartsForEverySymbolAndEndsAfterTheLastTickOfEach() throws Exception {
        MarketData market = Markets.of(folder);
        List<TapeEvent> events = replay(market, TapeEvent.NO_PLACE).events;

        assertThat(events.subList(0, 3)).hasOnlyElementsOfType(RunStarted.class);
        assertThat(events.getFirst())
                .isEqualTo(new RunStarted(
                        RUN,
                        0,
                        "BTCUSDT",
                        3,
                        240,
                        1_704_067_200_000_000L,
                        1_704_121_199_999_000L,
                        ((RunStarted) events.get(1)).contentHash()));
        assertThat(events.stream().filter(Traded.class::isInstance)).hasSize(240 + 400 + 4);
        for (String symbol : market.symbols()) {
            List<TapeEvent> own =
                    events.stream().filter(one -> one.symbol().equals(symbol)).toList();
            assertThat(own.getLast()).isInstanceOf(RunEnded.class);
        }
        assertThat(events.stream().filter(RunEnded.class::isInstance).map(end -> ((RunEnded) end).symbol()))
                .containsExactly("SOLUSDT", "ETHUSDT", "BTCUSDT");
        assertThat(events).contains(new RunEnded(RUN, 11, "SOLUSDT", 4, 9, 1_704_067_400_000_000L));
        assertThat(events)
                .extracting(TapeEvent::place)
                .containsExactlyElementsOf(
                        LongStream.range(0, 3 + 644 + 3).boxed().toList());
        assertThat(progress.ticks()).isEqualTo(progress.totalTicks()).isEqualTo(644);
    }

    @Test
    void fundingIsWrittenAtPlacesOfItsOwnAndMarksNothing() throws Exception {
        Path funding = Files.writeString(
                folder.resolve("ETHUSDT-funding.csv"),
                "1704067200000,0.1\n1704070800000,0.0001\n1704096000000,-0.0002\n");
        MarketData funded = MarketFiles.open(Markets.files(folder), ReadOptions.DEFAULT.withFunding(List.of(funding)));
        MemoryTape with = replay(funded, TapeEvent.NO_PLACE);
        MemoryTape without = replay(Markets.of(folder), TapeEvent.NO_PLACE);
        List<TapeEvent> fundings =
                with.events.stream().filter(Funded.class::isInstance).toList();

        assertThat(fundings)
                .extracting(event -> ((Funded) event).funding())
                .containsExactly(
                        new Funding("ETHUSDT", 10_000, 1_704_070_800_000_000L),
                        new Funding("ETHUSDT", -20_000, 1_704_096_000_000_000L));
        for (int place = 0; place < with.events.size(); place++) {
            assertThat(with.events.get(place).place()).isEqualTo(place);
        }
        Traded next = (Traded) with.events.stream()
                .skip(fundings.getFirst().place() + 1)
                .filter(event -> event.symbol().equals("ETHUSDT"))
                .findFirst()
                .orElseThrow();
        assertThat(next.place()).isEqualTo(fundings.getFirst().place() + 1);
        assertThat(next.tick().eventTimeMicros()).isEqualTo(1_704_070_800_000_000L);
        assertThat(with.marked()).hasSameSizeAs(without.marked());
        assertThat(funded.contentHash()).isNotEqualTo(Markets.of(folder).contentHash());
    }

    @Test
    void ticksAreWrittenInOrderOfEventTime() throws Exception {
        List<Long> times = new ArrayList<>();
        for (TapeEvent event : replay(Markets.of(folder), TapeEvent.NO_PLACE).events) {
            if (event instanceof Traded traded) {
                times.add(traded.tick().eventTimeMicros());
            }
        }
        assertThat(times).hasSize(644).isSorted();
    }

    @Test
    void whateverIsWrittenOnlyTheRestIs() throws Exception {
        MarketData market = Markets.of(folder);
        MemoryTape whole = replay(market, TapeEvent.NO_PLACE);
        for (int held : new int[] {1, 3, 17, 400, whole.events.size()}) {
            MemoryTape rest = replay(market, held - 1);
            assertThat(rest.events).isEqualTo(whole.events.subList(held, whole.events.size()));
            assertThat(rest.marked())
                    .isEqualTo(whole.marked().stream()
                            .filter(mark -> mark.place() >= held)
                            .toList());
            assertThat(progress.ticks()).isEqualTo(644);
        }
    }

    @Test
    void theSameFilesGiveTheSameRun() throws IOException {
        assertThat(RunId.of(Markets.of(folder).contentHash(), 1))
                .isEqualTo(RunId.of(Markets.of(folder).contentHash(), 1));
    }
}
