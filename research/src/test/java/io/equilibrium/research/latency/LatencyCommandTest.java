package io.equilibrium.research.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.LatencyText;
import io.equilibrium.domain.venue.Latency.Sampled;
import io.equilibrium.research.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LatencyCommandTest {
    private static final long TIME_MILLIS = 1_721_347_202_812L;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatItPrintsIsALatencyOfThePaperVenue() throws IOException {
        assertThat(run(recording(3_000, 1_500, 9_000, 2_000))).isZero();

        Path samples = Files.writeString(folder.resolve("samples.txt"), out.toString());
        assertThat(LatencyText.parse("@" + samples)).isEqualTo(new Sampled(List.of(1_500L, 2_000L, 3_000L, 9_000L)));
    }

    @Test
    void aClockThatIsBehindIsSetRightByTheShortestLatency() throws IOException {
        Path file = recording(-1_000_000, -999_000, -400_000);

        assertThat(run(file)).isEqualTo(1);
        assertThat(err.toString())
                .contains("1000000 microseconds before they happened")
                .contains("--shortest");
        assertThat(run(file, "--shortest=2000")).isZero();
        assertThat(out.toString().lines().skip(1)).containsExactly("2000", "3000", "602000");
    }

    @Test
    void fewerSamplesAreTakenEvenly() throws IOException {
        assertThat(run(recording(10, 20, 30, 40, 50, 60, 70, 80), "--samples=2"))
                .isZero();
        assertThat(out.toString().lines().skip(1)).containsExactly("30", "70");

        assertThat(run(recording(10), "--samples=0")).isEqualTo(2);
        assertThat(err.toString()).contains("--samples must be from 1 to 5000, was 0");
    }

    private int run(Path file, String... options) {
        CommandLine line = CommandLines.of(new LatencyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return line.execute(
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
    }

    private Path recording(long... latenciesMicros) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < latenciesMicros.length; i++) {
            long received = (TIME_MILLIS * 1_000 + latenciesMicros[i]) * 1_000;
            lines.append(received + " {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":" + (i + 1)
                    + ",\"p\":\"63960\",\"q\":\"1\"," + "\"X\":\"MARKET\",\"m\":true,\"T\":" + TIME_MILLIS + "}\n");
        }
        return Files.writeString(folder.resolve("usdm-btcusdt_20240719"), lines);
    }
}
