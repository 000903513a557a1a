package io.equilibrium.research.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.InstrumentFile;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.pipeline.TradingPipeline;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.marketdata.MarketData;
import io.equilibrium.marketdata.MarketFiles;
import io.equilibrium.marketdata.ReadOptions;
import io.equilibrium.research.results.RoadDigest;
import io.equilibrium.research.results.RoadDigest.Digest;
import io.equilibrium.research.results.RoadLine;
import io.equilibrium.research.results.TapePlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same number for the same events, however they come, and another for any other. */
class RoadDigestTest {
    private static final TradingSettings SETTINGS = TradingSettings.DEFAULT.withInstruments(InstrumentFile.load());

    @TempDir
    Path folder;

    private MarketData market;
    private List<RoadLine> lines;

    @BeforeEach
    void run() {
        market = MarketFiles.open(
                List.of(
                        Markets.write(folder, "BTCUSDT-15m.csv", Markets.bars(2_000, 40_000, 1)),
                        Markets.write(folder, "ETHUSDT-15m.csv", Markets.bars(1_500, 2_500, 2))),
                ReadOptions.DEFAULT);
        lines = new ArrayList<>();
        TradingPipeline pipeline = new TradingPipeline(SETTINGS);
        TapePlaces places = new TapePlaces(market);
        market.forEach(tick -> {
            long place = places.of(tick);
            pipeline.on(tick).forEach(event -> RoadLine.of(place, event).ifPresent(lines::add));
        });
        assertThat(lines).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lanesInAnyInterleavingGiveThatOfTheBacktest(long seed) throws InterruptedException {
        RoadDigest digest = new RoadDigest();
        for (Message message : interleaved(new Random(seed))) {
            RoadLine.of(Messages.decode(Messages.encode(message))).ifPresent(digest::on);
        }

        assertThat(digest.digest())
                .as("seed %d", seed)
                .isEqualTo(new Backtest(market, SETTINGS).run(done -> {}).digest());
    }

    @Test
    void anythingElseGivesAnother() {
        Digest whole = of(lines);
        assertThat(of(lines)).isEqualTo(whole);

        int middle = lines.size() / 2;
        List<RoadLine> dropped = new ArrayList<>(lines);
        dropped.remove(middle);
        List<RoadLine> twice = new ArrayList<>(lines);
        twice.add(lines.get(middle));
        List<RoadLine> moved = new ArrayList<>(lines);
        RoadLine one = lines.get(middle);
        moved.set(middle, new RoadLine(lines.getLast().place() + 1, one.stage(), one.said()));

        assertThat(List.of(of(dropped), of(twice), of(moved), whole))
                .extracting(Digest::hex)
                .doesNotHaveDuplicates()
                .allMatch(hex -> hex.matches("[0-9a-f]{64}"));
    }

    @Test
    void placesLeaveRoomForStartsAndEnds() {
        List<Tick> ticks = new ArrayList<>();
        market.forEach(ticks::add);
        Tick lastEther = ticks.stream()
                .filter(tick -> tick.symbol().equals("ETHUSDT"))
                .reduce((_, later) -> later)
                .orElseThrow();
        long beforeItsEnd = ticks.indexOf(lastEther);
        TapePlaces places = new TapePlaces(market);

        for (int i = 0; i < ticks.size(); i++) {
            assertThat(places.of(ticks.get(i))).isEqualTo(2 + i + (i > beforeItsEnd ? 1 : 0));
        }
    }

    private static Digest of(List<RoadLine> some) {
        RoadDigest digest = new RoadDigest();
        some.forEach(digest::on);
        return digest.digest();
    }

    /** The lines as services say them, each lane in its order, and the lanes as chance has it. */
    private List<Message> interleaved(Random random) {
        List<Iterator<RoadLine>> lanes = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.stage() + line.said().key(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(List::iterator)
                .collect(Collectors.toCollection(ArrayList::new));
        List<Message> all = new ArrayList<>();
        while (!lanes.isEmpty()) {
            Iterator<RoadLine> lane = lanes.get(random.nextInt(lanes.size()));
            if (lane.hasNext()) {
                all.add(said(lane.next()));
            } else {
                lanes.remove(lane);
            }
        }
        return all;
    }

    private static Message said(RoadLine line) {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(Messages.encode(line.said()));
        tree.put("run", new RunId(77).toString()).put("place", line.place());
        return Messages.decode(JsonMapper.shared().writeValueAsBytes(tree));
    }
}
