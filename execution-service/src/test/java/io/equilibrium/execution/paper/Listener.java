package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what is said for fills, and counts the rest. */
final class Listener implements PaperWitness {
    final List<Message> said = new ArrayList<>();
    int orders;
    int seen;
    int ignored;
    int endedShort;

    /** What was said, by symbol and without progress. */
    Map<String, List<Message>> fills() {
        Map<String, List<Message>> fills = new TreeMap<>();
        for (Message message : said) {
            if (!(message instanceof Message.Progress)) {
                fills.computeIfAbsent(message.key(), symbol -> new ArrayList<>())
                        .add(message);
            }
        }
        return fills;
    }

    @Override
    public void began(RunId run, String symbol) {}

    @Override
    public void said(Message message) {
        if (message instanceof Message.Approved) {
            orders++;
        } else {
            said.add(message);
        }
    }

    @Override
    public void saw(Tick tick) {
        seen++;
    }

    @Override
    public void ignored() {
        ignored++;
    }

    @Override
    public void endedShort(Message.RunEnded end) {
        endedShort++;
    }
}
