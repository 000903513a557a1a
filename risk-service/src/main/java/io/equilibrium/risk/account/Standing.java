package io.equilibrium.risk.account;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.risk.merge.Through;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the account stands when a command comes: in which run, if in any, and where an act has its place. */
record Standing(@Nullable RunAccount account, long place) {
    static final String NOTHING_YET = "no run has an event yet, so there is nothing to act on";

    static Standing of(@Nullable RunAccount account, Optional<Through> through) {
        return new Standing(account, account == null ? 0 : account.placeOfAct(through));
    }

    RunId run() {
        return account == null ? RunId.NONE : account.roll().run();
    }

    @Nullable
    Long timeMicros() {
        return account == null ? null : account.reading().timeMicros();
    }

    /** Why nothing can be done now that was meant for a run ({@link RunId#NONE}: for any). */
    Optional<String> refusal(RunId meant) {
        if (timeMicros() == null) {
            return Optional.of(NOTHING_YET);
        }
        return meant.equals(RunId.NONE) || meant.equals(run())
                ? Optional.empty()
                : Optional.of("it was meant for run " + meant + ", and run " + run() + " is going on");
    }

    Message.CommandAnswered answer(String id, boolean done, String said) {
        return new Message.CommandAnswered(run(), place, id, done, said);
    }
}
