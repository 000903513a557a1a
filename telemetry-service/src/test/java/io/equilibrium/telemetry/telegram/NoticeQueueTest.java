package io.equilibrium.telemetry.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeQueueTest {
    private final NoticeQueue queue = new NoticeQueue();

    @Test
    void nothingWaitsAtFirst() {
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void urgentNoticesComeFirst() {
        queue.add("fill");
        queue.addUrgent("breaker");

        assertThat(queue.take()).contains("breaker\nfill");
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aMessageNeverOutgrowsTelegramsLimitAndSaysWhatItLeftOut() {
        for (int i = 0; i < 500; i++) {
            queue.add("fill number " + i + " ".repeat(30));
        }

        String message = queue.take().orElseThrow();
        assertThat(message.length()).isLessThanOrEqualTo(4_096);
        assertThat(message).startsWith("fill number 300").containsPattern("… and \\d+ more fills$");
        long shown = message.lines().filter(line -> line.startsWith("fill")).count();
        assertThat(message).endsWith("… and " + (500 - shown) + " more fills");
    }

    @Test
    void urgentNoticesAreNeverDropped() {
        for (int i = 0; i < 100; i++) {
            queue.addUrgent("breaker " + i + " ".repeat(200));
        }

        StringBuilder all = new StringBuilder();
        for (var next = queue.take(); next.isPresent(); next = queue.take()) {
            all.append(next.get()).append('\n');
        }
        assertThat(all.toString().lines()).hasSize(100);
    }
}
