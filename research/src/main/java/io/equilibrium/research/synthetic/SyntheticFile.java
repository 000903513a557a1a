package io.equilibrium.research.synthetic;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.unit.E8;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Writes a synthetic market as a trade file that every reader of the project takes. */
public final class SyntheticFile {
    private SyntheticFile() {}

    /**
     * Writes {@code SYMBOL-trades.csv.gz} into a folder, whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static Path write(Path folder, String symbol, SyntheticMarket market, int steps) throws IOException {
        Path file = folder.resolve(symbol + "-trades.csv.gz");
        Path part = folder.resolve(symbol + "-trades.csv.gz.part");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.US_ASCII))) {
            out.write("trade_id,price,quantity,event_time_ms,is_buyer_maker\n");
            market.run(steps, tick -> write(out, tick));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Writer out, Tick tick) {
        try {
            out.write(tick.tradeId() + "," + E8.format(tick.priceE8()) + "," + E8.format(tick.quantityE8()) + ","
                    + tick.eventTimeMicros() / 1_000 + "," + (tick.aggressor() == Aggressor.SELLER) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
