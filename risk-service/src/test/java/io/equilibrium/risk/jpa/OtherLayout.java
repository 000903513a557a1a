package io.equilibrium.risk.jpa;

import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Inside;

/** A row as a build of another layout would have written it. */
public final class OtherLayout {
    private OtherLayout() {}

    public static AccountState row(int layout, BreakerReading reading) {
        AccountState row = new AccountState(AccountStore.ACCOUNT);
        row.become(layout, "print", new byte[] {1}, reading, Inside.NOTHING);
        return row;
    }
}
