package io.equilibrium.standalone.suite;

/** Who is told what becomes of children. */
interface ChildEvents {
    /** Takes one line for the person at the terminal. */
    void say(String line);

    /** A child died too often and is not started again. */
    void gaveUp(SuiteFailure failure);
}
