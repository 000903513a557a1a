package io.equilibrium.research;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("not built yet: " + String.join(" ", arguments));
        System.exit(1);
    }
}
