package io.equilibrium.risk.merge;

import io.equilibrium.contract.RunId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each symbol by itself: its steps and signals in order, and a mark once both are beyond it. Steps do not wait for marks; one
 * that comes when the symbol is beyond it would value positions at an older price, and is passed over.
 */
final class SymbolOrder implements Order {
    private final Symbols symbols;

    SymbolOrder(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public int started(Read start) {
        return 0;
    }

    @Override
    public Optional<Read> next(String symbol) {
        SymbolMerge merge = symbols.find(symbol);
        if (merge == null) {
            return Optional.empty();
        }
        Optional<RunId> start = merge.starting();
        if (start.isPresent()) {
            return Optional.of(symbols.start(merge, start.get()));
        }
        Optional<Lane> free = free(merge);
        while (free.isPresent() && merge.isLate(free.get())) {
            free.get().take();
            free = free(merge);
        }
        return free.map(lane -> symbols.take(merge, lane));
    }

    private static Optional<Lane> free(SymbolMerge merge) {
        return merge.lanes().stream()
                .filter(lane -> lane.head() != null && blocking(merge, lane).isEmpty())
                .findFirst();
    }

    private static Set<Lane> blocking(SymbolMerge merge, Lane lane) {
        Turn turn = lane.front();
        List<Lane> before = turn.isEnd() ? merge.lanes() : List.of(merge.steps(), merge.signals());
        return before.stream().filter(other -> other.front().isBefore(turn)).collect(Collectors.toSet());
    }

    @Override
    public Set<Lane> wanted() {
        Set<Lane> wanted = new HashSet<>();
        for (SymbolMerge merge : symbols.all()) {
            if (merge.lanes().stream().allMatch(Lane::isAtStart)) {
                wanted.addAll(merge.lanes());
            } else if (merge.lanes().stream().anyMatch(Lane::isAtStart)) {
                merge.lanes().stream().filter(Lane::isEmpty).forEach(wanted::add);
            }
            merge.lanes().stream()
                    .filter(lane -> lane.head() != null)
                    .forEach(lane -> wanted.addAll(blocking(merge, lane)));
        }
        return wanted;
    }

    @Override
    public Set<String> wantedTopics() {
        return symbols.all().stream()
                .filter(merge -> merge.lanes().stream().anyMatch(Lane::isAtStart))
                .flatMap(merge -> merge.lanes().stream())
                .filter(lane -> lane.source().isEmpty())
                .map(Lane::topic)
                .collect(Collectors.toSet());
    }
}
