package io.equilibrium.risk.merge;

import io.equilibrium.contract.Topics;

/** What a lane carries: the least order at a place, and what can come next after a turn. */
enum LaneKind {
    STEPS(Topics.STEPS, Turn.FIRST) {
        @Override
        Turn after(Turn turn) {
            return new Turn(turn.place(), turn.order() + 2);
        }
    },
    SIGNALS(Topics.SIGNALS, Turn.FIRST) {
        @Override
        Turn after(Turn turn) {
            return turn;
        }
    },
    MARKS(Topics.MARKS, Turn.MARK) {
        @Override
        Turn after(Turn turn) {
            return afterPlace(turn.place());
        }
    };

    private final String topic;
    private final long least;

    LaneKind(String topic, long least) {
        this.topic = topic;
        this.least = least;
    }

    String topic() {
        return topic;
    }

    abstract Turn after(Turn turn);

    Turn afterPlace(long place) {
        return place == Long.MAX_VALUE ? Turn.NEVER : new Turn(place + 1, least);
    }
}
