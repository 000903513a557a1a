package io.equilibrium.research.fetch;

import io.equilibrium.marketdata.CatalogueFile;
import io.equilibrium.marketdata.Checksum;
import io.equilibrium.research.fetch.Archive.Found;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fetches months of a dataset, and keeps one file of the catalogue for each. A whole month comes as one file of the archive,
 * any other by days; so does a month that is over and of which the archive has no file yet.
 */
final class Fetch {
    /** What a month is of the progress bar. */
    static final long MONTH = 1_000_000;

    private final Dataset dataset;
    private final Archive archive;
    private final Path catalogue;
    private final LongConsumer progress;
    private final Map<String, Found> files = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();

    /** Tells of its progress, so many units a month. */
    Fetch(Dataset dataset, Archive archive, Path catalogue, LongConsumer progress) {
        this.dataset = dataset;
        this.archive = archive;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    /** Fetches what is not there yet. */
    Fetched run(List<Month> months) throws InterruptedException {
        for (Month month : months) {
            fetch(month);
            keep(month.month());
        }
        return new Fetched(dataset, count(Found.FETCHED), count(Found.THERE), absent);
    }

    private int count(Found found) {
        return Collections.frequency(files.values(), found);
    }

    private void fetch(Month month) throws InterruptedException {
        String whole = dataset.path(month.month());
        boolean asWhole = month.isWhole() || !dataset.kind().hasDays() || archive.has(whole);
        if (!asWhole) {
            fetch(month.days());
        } else if (!fetch(whole, MONTH)) {
            fetchInsteadOf(month);
        }
    }

    /** Where neither the first nor the last day is there, no other is asked for. */
    private void fetchInsteadOf(Month month) throws InterruptedException {
        List<LocalDate> days = month.days();
        if (dataset.kind().hasDays()
                && (fetch(dataset.path(days.getFirst()), 0) || fetch(dataset.path(days.getLast()), 0))) {
            fetch(days);
        } else {
            absent.add(month.month().toString());
            new Meter(progress, MONTH).end();
        }
    }

    private void fetch(List<LocalDate> days) throws InterruptedException {
        for (LocalDate day : days) {
            if (!fetch(dataset.path(day), MONTH / days.size())) {
                absent.add(day.toString());
                new Meter(progress, MONTH / days.size()).end();
            }
        }
    }

    private boolean fetch(String path, long units) throws InterruptedException {
        Meter meter = new Meter(progress, units);
        Found found = archive.fetch(path, meter);
        files.putIfAbsent(path, found);
        if (found == Found.ABSENT) {
            return false;
        }
        meter.end();
        return true;
    }

    /** The month's file of the catalogue is of its file in the mirror, or of all its days there; made anew when these change. */
    private void keep(YearMonth month) {
        List<String> days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(dataset::path)
                .toList();
        List<Path> sources = (archive.has(dataset.path(month)) ? Stream.of(dataset.path(month)) : days.stream())
                .filter(archive::has)
                .map(archive::file)
                .toList();
        CatalogueFile file = new CatalogueFile(dataset.file(catalogue, month));
        String origin = sources.stream()
                .flatMap(source -> Checksum.of(source).stream())
                .map(checksum -> checksum.sha256() + " " + checksum.name())
                .collect(Collectors.joining("\n"));
        if (!sources.isEmpty() && !file.origin().equals(Optional.of(origin))) {
            file.write(dataset.kind().table(), dataset.symbol(), sources, origin);
        }
    }
}
