package io.equilibrium.planted.domain.unit;

record ReadsTheEnvironment(String value) {
    ReadsTheEnvironment() {
        this(System.getenv("HOME"));
    }
}
