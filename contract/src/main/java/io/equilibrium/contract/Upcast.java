package io.equilibrium.contract;

import io.equilibrium.domain.risk.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of earlier versions in the layout of this one, so that what was once written can be read for ever. */
final class Upcast {
    private static final int OLDEST = 1;

    private Upcast() {}

    static boolean isKnown(int version) {
        return version >= OLDEST && version <= Message.VERSION;
    }

    static void upcast(ObjectNode message, int version) {
        if (version < 2) {
            fromFirst(message);
        }
        if (version < 3) {
            fromSecond(message);
        }
        if (version < 4) {
            fromThird(message);
        }
        if (version < 5) {
            fromFourth(message);
        }
        if (version < 6) {
            fromFifth(message);
        }
        fillIn(message);
    }

    // Version 3 knew of whole fills alone and of no price but theirs, and no funding.
    private static void fromThird(ObjectNode message) {
        JsonNode event = message.path("event");
        if (event.path("type").asString("").equals("filled")) {
            put(event, "lastE8", event.path("priceE8").asLong());
            put(event, "touchE8", event.path("priceE8").asLong());
            put(event, "remainingE8", 0L);
        }
    }

    // Version 2 did not say what a bet rests on.
    private static void fromSecond(ObjectNode message) {
        if (message.path("event") instanceof ObjectNode event
                && event.path("type").asString("").equals("bet-opened")) {
            event.putNull("evidence");
        }
    }

    // Version 1 knew no place, no epoch of the breaker, and orders without an end.
    private static void fromFirst(ObjectNode message) {
        message.put("place", 0L);
        switch (message.path("type").asString("")) {
            case "progress" -> message.put("heard", 0L);
            case "flatten" -> message.put("epoch", 0L);
            case "breaker-moved" -> put(message.path("moved"), "epoch", 0L);
            case "approved" -> {
                put(message.path("order"), "validUntilMicros", Long.MAX_VALUE);
                put(message.path("order"), "breakerEpoch", 0L);
            }
            default -> {}
        }
    }

    // Version 4 knew no gate.
    // Its venue promised nothing before it was heard.
    private static void fromFourth(ObjectNode message) {
        if (message.path("type").asString("").equals("progress")) {
            message.put("echo", Message.Progress.UNHEARD);
        }
        if (message.path("event").path("evidence") instanceof ObjectNode evidence) {
            evidence.putNull("gate");
        }
    }

    // Version 5 gave up runs without a word.
    private static void fromFifth(ObjectNode message) {
        if (message.path("type").asString("").equals("run-started")) {
            message.putArray("givesUp");
        }
    }

    // What is as it usually is need not be written.
    private static void fillIn(ObjectNode message) {
        if (message.path("order") instanceof ObjectNode order) {
            if (!order.has("entry")) {
                order.putObject("entry").put("type", "at-step");
            }
            if (!order.has("carry")) {
                order.putNull("carry");
            }
        }
        if (message.path("moved") instanceof ObjectNode moved && !moved.has("scope")) {
            moved.put("scope", Scope.ACCOUNT.toString());
        }
        if (message.path("command") instanceof ObjectNode command
                && message.path("type").asString("").equals("commanded")
                && !command.has("limit")) {
            command.putNull("limit");
        }
        if (message.path("event") instanceof ObjectNode event
                && event.path("type").asString("").equals("bet-opened")
                && !event.has("goesOn")) {
            event.put("goesOn", false);
        }
    }

    private static void put(JsonNode inner, String name, long value) {
        if (inner instanceof ObjectNode object) {
            object.put(name, value);
        }
    }
}
