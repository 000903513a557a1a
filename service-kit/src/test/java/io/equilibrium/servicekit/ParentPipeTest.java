package io.equilibrium.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentPipeTest {
    @Test
    void endsTheServiceWhenTheParentsEndOfThePipeCloses() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        PipedOutputStream parent = new PipedOutputStream();
        ParentPipe.watch(new PipedInputStream(parent), (status, reason) -> {
            assertThat(status).isZero();
            ended.countDown();
        });
        parent.write(1);
        parent.flush();
        assertThat(ended.getCount()).isEqualTo(1);
        parent.close();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
