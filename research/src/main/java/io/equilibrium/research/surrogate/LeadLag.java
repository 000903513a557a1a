package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.SurrogateValue;

/**
 * Which of two symbols' steps come first.
 *
 * @param followed how many steps of either were followed by one of the other soon enough
 * @param lead of the followed steps of the first symbol the share that the second followed in their direction, less the same the
 *     other way round
 */
public record LeadLag(String one, String other, long followed, SurrogateValue lead) {}
