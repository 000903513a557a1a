package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.RunStarted;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.marketdata.MarketData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final RunId RUN = new RunId(7);

    @TempDir
    private Path folder;

    /** A tape in memory that has so many events from before. */
    private static final class HeldTape implements Tape {
        private final long held;
        private final List<TapeEvent> written = new ArrayList<>();
        private boolean flushed;

        HeldTape(long held) {
            this.held = held;
        }

        @Override
        public boolean has(long place, String symbol) {
            return place < held;
        }

        @Override
        public void write(long place, TapeEvent event) {
            assertThat(place).isEqualTo(held + written.size());
            written.add(event);
        }

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public void close() {}
    }

    private final ReplayProgress progress = new ReplayProgress(() -> 0);

    private List<TapeEvent> replay(MarketData market, long held) throws InterruptedException {
        HeldTape tape = new HeldTape(held);
        progress.begin(RUN, market);
        new Replay(market, RUN, tape, Pace.MAXIMUM, progress).run();
        assertThat(tape.flushed).isTrue();
        return tape.written;
    }

    @Test
    void aRunStartsForEverySymbolAndEndsAfterTheLastTickOfEach() throws Exception {
        MarketData market = Markets.of(folder);
        List<TapeEvent> events = replay(market, 0);

        assertThat(events.subList(0, 3)).hasOnlyElementsOfType(RunStarted.class);
        assertThat(events.getFirst())
                .isEqualTo(new RunStarted(
                        RUN,
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
        assertThat(events).contains(new RunEnded(RUN, "SOLUSDT", 4, 9, 1_704_067_400_000_000L));
        assertThat(progress.ticks()).isEqualTo(progress.totalTicks()).isEqualTo(644);
    }

    @Test
    void ticksAreWrittenInOrderOfEventTime() throws Exception {
        List<Long> times = new ArrayList<>();
        for (TapeEvent event : replay(Markets.of(folder), 0)) {
            if (event instanceof Traded(RunId run, Tick tick)) {
                times.add(tick.eventTimeMicros());
            }
        }
        assertThat(times).isSorted();
    }

    @Test
    void whateverIsHeldOnlyTheRestIsWritten() throws Exception {
        MarketData market = Markets.of(folder);
        List<TapeEvent> whole = replay(market, 0);
        for (int held : new int[] {1, 3, 17, 400, whole.size()}) {
            assertThat(replay(market, held)).isEqualTo(whole.subList(held, whole.size()));
            assertThat(progress.ticks()).isEqualTo(644);
        }
    }

    @Test
    void theSameFilesGiveTheSameRun() throws IOException {
        assertThat(RunId.of(Markets.of(folder).contentHash(), 1))
                .isEqualTo(RunId.of(Markets.of(folder).contentHash(), 1));
    }
}
