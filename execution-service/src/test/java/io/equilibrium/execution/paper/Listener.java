package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what is said for fills, by symbol, and counts the rest. */
final class Listener implements PaperWitness {
    final Map<String, List<Message>> fills = new TreeMap<>();
    final Map<String, Long> answeredThrough = new TreeMap<>();
    int orders;
    int ignored;
    int endedShort;

    @Override
    public void began(RunId run, String symbol) {}

    @Override
    public void said(Message message) {
        if (message instanceof Message.Approved) {
            orders++;
        } else if (message instanceof Message.Progress progress) {
            answeredThrough.merge(progress.symbol(), progress.tradeId(), Math::max);
        } else {
            fills.computeIfAbsent(message.key(), symbol -> new ArrayList<>()).add(message);
        }
    }

    @Override
    public void saw(Tick tick) {}

    @Override
    public void ignored() {
        ignored++;
    }

    @Override
    public void endedShort(Message.RunEnded end) {
        endedShort++;
    }
}
