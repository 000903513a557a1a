package io.equilibrium.research.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.research.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    private static final int BARS = 4_000;

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLines.of(new ReportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    /** A walk of 15-minute bars. */
    private Path bars(String symbol, long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>(List.of("open_time_ms,open,high,low,close,volume"));
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close;
            close = open * Math.exp(0.003 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.4f,%.4f,%.4f,%.4f,10",
                    1_704_067_200_000L + i * 900_000L,
                    open,
                    high + 0.0001,
                    low - 0.0001,
                    close));
        }
        return write("um-" + symbol + "-15m.csv", rows);
    }

    private Path write(String name, List<String> rows) {
        try {
            return Files.write(folder.resolve(name), rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(out)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void writesOnePageThatNeedsNothingElseAndEveryTableTwice() throws IOException, NoSuchAlgorithmException {
        Path bitcoin = bars("BTCUSDT", 1);
        Path out = folder.resolve("report");
        Path funding = write("funding-um-BTCUSDT.csv", List.of("1704096000000,0.0001"));
        Run run = run(bitcoin, bars("ETHUSDT", 2), "--out=" + out, "--surrogates=39", "--funding=" + funding);
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = files(out);
        String page = files.get("index.html");
        assertThat(page)
                .contains("No edge survives.", "echarts", "seed 1, 39 surrogates", "--surrogates=39")
                .contains(sha256(bitcoin), sha256(funding))
                .doesNotContain("<script src", "<link ", "@import", folder.toString());
        assertThat(files).containsKeys("study.csv", "study.json", "surrogates.csv", "resolution.csv", "drag.csv");
        assertThat(files.keySet().stream().filter(name -> name.endsWith(".csv")).count())
                .isEqualTo(files.keySet().stream()
                        .filter(name -> name.endsWith(".json"))
                        .count());

        JsonNode rows = JsonMapper.shared().readTree(files.get("study.json")).get("rows");
        assertThat(rows).hasSize(3 * 5);
        JsonNode first = rows.get(0);
        assertThat(first.get("asset").stringValue()).isEqualTo("BTCUSDT");
        assertThat(first.get("setting").stringValue()).isEqualTo("auto");
        assertThat(first.get("win_rate").doubleValue())
                .isBetween(first.get("low").doubleValue(), first.get("high").doubleValue());
        assertThat(first.get("p_corrected").doubleValue())
                .isBetween(first.get("p").doubleValue(), 1.0);
        assertThat(first.get("study_events").doubleValue()).isEqualTo(654);
        JsonNode returns = JsonMapper.shared()
                .readTree(files.get("returns.json"))
                .get("rows")
                .get(0);
        assertThat(returns.get("after_fees_bp").doubleValue())
                .isLessThan(returns.get("paper_bp").doubleValue());
        assertThat(returns.get("traded").doubleValue()).isPositive();
        assertThat(returns.get("filled_bp").doubleValue())
                .isBetween(
                        returns.get("low_bp").doubleValue(),
                        returns.get("high_bp").doubleValue());
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void theSameSeedGivesTheSameBytesWhateverTheThreads() throws IOException {
        Path bars = bars("BTCUSDT", 3);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Path other = folder.resolve("other");
        assertThat(run(bars, "--out=" + one, "--surrogates=19", "--threads=1").code())
                .isZero();
        assertThat(run(bars, "--out=" + two, "--surrogates=19", "--threads=3").code())
                .isZero();
        assertThat(run(bars, "--out=" + other, "--surrogates=19", "--seed=2").code())
                .isZero();
        assertThat(files(two)).isEqualTo(files(one));
        assertThat(files(other).get("surrogates.csv")).isNotEqualTo(files(one).get("surrogates.csv"));
    }

    @Test
    void tradesAreSetBesideBlocksOfThreeLengths() throws IOException {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>(List.of("trade_id,price,quantity,event_time_ms,is_buyer_maker"));
        long price = 500_000;
        for (int i = 1; i <= 30_000; i++) {
            price += random.nextInt(3) - 1;
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.1f,1,%d,%s",
                    i,
                    price / 10.0,
                    1_704_067_200_000L + i * 200L,
                    random.nextBoolean()));
        }
        Path out = folder.resolve("trades");
        Run run = run(write("BTCUSDT-trades.csv", rows), "--atr-bar=10s", "--out=" + out, "--surrogates=19");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = files(out);
        assertThat(files.get("surrogates.csv"))
                .contains("signed blocks,", "signed blocks × 2,", "signed blocks × 4,", "random walk,");
        assertThat(files).doesNotContainKey("resolution.csv");
        assertThat(files.get("index.html")).contains("the shortest whose variance ratio stays within 10 %");
    }

    @Test
    void tooLittleDataIsSaid() throws IOException {
        List<String> rows = Files.readAllLines(bars("BTCUSDT", 1)).subList(0, 200);
        Path out = folder.resolve("few");
        Run run = run(write("um-BTCUSDT-15m.csv", rows), "--out=" + out, "--surrogates=19");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(files(out).get("study.csv")).contains("not enough data (");
        assertThat(files(out).get("index.html")).contains("No edge survives.", "not enough data to say anything");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Path bars = bars("BTCUSDT", 1);
        assertThat(run(bars).code()).isEqualTo(2);
        Run few = run(bars, "--out=" + folder.resolve("x"), "--surrogates=10");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("--surrogates must be at least 19");
        Path trades = write(
                "ETHUSDT-trades.csv",
                List.of("trade_id,price,quantity,event_time_ms,is_buyer_maker", "1,100,1,1704067200000,true"));
        Run mixed = run(bars, trades, "--out=" + folder.resolve("x"));
        assertThat(mixed.code()).isEqualTo(1);
        assertThat(mixed.err()).contains("a report is of bars or of trades: BTCUSDT have bars, ETHUSDT have trades");
        assertThat(folder.resolve("x/index.html")).doesNotExist();
    }
}
