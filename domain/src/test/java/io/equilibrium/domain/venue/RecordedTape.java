package io.equilibrium.domain.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assumptions.abort;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Recorded trades, each with the best prices that were told before it, read as plainly as can be; skipped where there are none. */
final class RecordedTape {
    private static final int LEVELS = 6;
    private static final Pattern TRADE = Pattern.compile(
            "\"e\":\"trade\".*\"T\":(\\d+).*\"t\":(\\d+),\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\".*\"m\":(true|false)");
    private static final Pattern BEST = Pattern.compile(
            "\"e\":\"bookTicker\".*\"b\":\"([0-9.]+)\",\"B\":\"([0-9.]+)\",\"a\":\"([0-9.]+)\",\"A\":\"([0-9.]+)\"");

    private RecordedTape() {}

    static List<Tick> of(String symbol, String name) {
        List<Tick> ticks = new ArrayList<>();
        Quote best = Quote.NONE;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file(name))), US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher quote = BEST.matcher(line);
                Matcher trade = TRADE.matcher(line);
                if (quote.find()) {
                    best = new Quote(
                            E8.parse(quote.group(1)),
                            E8.parse(quote.group(2)),
                            E8.parse(quote.group(3)),
                            E8.parse(quote.group(4)));
                } else if (trade.find() && E8.parse(trade.group(3)) > 0) {
                    ticks.add(tick(symbol, trade, best));
                }
            }
        } catch (EOFException cutOff) {
            // The recordings have no end.
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ticks;
    }

    private static Tick tick(String symbol, Matcher trade, Quote best) {
        long time = Long.parseLong(trade.group(1)) * 1_000;
        return new Tick(
                symbol,
                Long.parseLong(trade.group(2)),
                E8.parse(trade.group(3)),
                E8.parse(trade.group(4)),
                trade.group(5).equals("true") ? Aggressor.SELLER : Aggressor.BUYER,
                Move.JUMP,
                time,
                time,
                best);
    }

    private static Path file(String name) {
        Path at = Path.of("").toAbsolutePath();
        for (int level = 0; level < LEVELS && at != null; level++) {
            Path found = at.resolve("shared/data/recorded").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
            at = at.getParent();
        }
        return abort("skipped: no shared/data/recorded/" + name + " beside the checkout, so no recording to trade on");
    }
}
