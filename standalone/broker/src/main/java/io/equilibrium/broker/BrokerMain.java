package io.equilibrium.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the broker's folder if it is new, then runs the broker until it is told to stop or its standard input ends. */
public final class BrokerMain {
    // Any will do, as long as a folder that is used again finds the one it was formatted with.
    private static final String CLUSTER = "RVFVSUxJQlJJVU0tU1VJVA";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private BrokerMain() {}

    /** Takes the properties file. */
    public static void main(String[] arguments) {
        String properties = Path.of(arguments[0]).toString();
        Thread.ofPlatform().daemon().name("parent-pipe").start(BrokerMain::endWithParent);
        int status = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", CLUSTER, "-c", properties}, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {properties});
    }

    private static void endWithParent() {
        awaitEndOfInput();
        Thread.ofPlatform().daemon().name("impatience").start(BrokerMain::haltLater);
        System.exit(0);
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // What the parent says does not matter, only that it is there.
            }
        } catch (IOException gone) {
            System.out.println("parent's pipe broke: " + gone.getMessage());
        }
    }

    private static void haltLater() {
        try {
            Thread.sleep(LONGEST_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
