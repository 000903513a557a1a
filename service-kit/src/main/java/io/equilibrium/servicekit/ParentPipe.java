package io.equilibrium.servicekit;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Ends the service when its standard input reaches end of file, if {@code equilibrium.parent-pipe} says that a parent holds it. */
public final class ParentPipe implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    // Contexts have child contexts, each with this event; standard input is read by one.
    private static final AtomicBoolean WATCHED = new AtomicBoolean();

    // Before the context is built: a parent may die while the service still waits for its database.
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        boolean held = event.getEnvironment().getProperty("equilibrium.parent-pipe", Boolean.class, false);
        if (held && WATCHED.compareAndSet(false, true)) {
            watch(System.in, new ProcessExit(DEADLINE));
        }
    }

    static void watch(InputStream pipe, ServiceExit exit) {
        Thread.ofPlatform().daemon().name("parent-pipe").start(() -> {
            drain(pipe);
            exit.exit(0, "the parent's pipe closed");
        });
    }

    private static void drain(InputStream pipe) {
        try {
            pipe.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // A broken pipe ends as a closed one does.
            return;
        }
    }
}
