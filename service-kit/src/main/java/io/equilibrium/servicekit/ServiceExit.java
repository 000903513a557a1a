package io.equilibrium.servicekit;

/** Ends the service, so that whoever started it can start it anew; returns at once. */
@FunctionalInterface
public interface ServiceExit {
    /** Begins the end, with the process's exit status and the reason in words. */
    void exit(int status, String reason);
}
