package io.equilibrium.risk.merge;

import java.util.Optional;
import java.util.Set;

/** In which order the symbols' records are handed on. */
interface Order {
    /** A symbol's lane has read the start of a run; tells how many waiting records that has made void. */
    int started(Read start);

    /** The next record whose turn it is, after something of that symbol was read or the venue was heard. */
    Optional<Read> next(String symbol);

    /** The lanes without which nothing more can be handed on. */
    Set<Lane> wanted();

    /** The topics on which lanes must begin that are not known yet. */
    Set<String> wantedTopics();
}
