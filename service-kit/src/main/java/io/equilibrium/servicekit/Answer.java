package io.equilibrium.servicekit;

/** What an engine says to a question asked from outside its inputs, and what came of asking. */
public record Answer<T>(T value, Outcome outcome) {}
