package io.equilibrium.servicekit.start;

/** A setting that no start goes on with. */
public final class SettingRefusedException extends IllegalStateException {
    private final String wrong;
    private final String remedy;

    /** Takes what is wrong, and what to set. */
    public SettingRefusedException(String wrong, String remedy) {
        super(wrong + ": " + remedy);
        this.wrong = wrong;
        this.remedy = remedy;
    }

    public String wrong() {
        return wrong;
    }

    public String remedy() {
        return remedy;
    }
}
