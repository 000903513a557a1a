package io.equilibrium.servicekit;

/** The engine must not go on in this process, whatever is tried again; the message is one sentence that says why. */
public class EngineRefusedException extends RuntimeException {
    public EngineRefusedException(String sentence) {
        super(sentence);
    }
}
