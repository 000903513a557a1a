package io.equilibrium.risk.account;

import io.equilibrium.domain.order.Account;

/** An account's money in E8: cash is start, and what was realised, less fees, and funding. */
public record Ledger(long startE8, long realisedE8, long feesE8, long fundingE8, long cashE8) {
    static Ledger of(Account account) {
        return new Ledger(
                account.startE8(), account.realisedE8(), account.feesE8(), account.fundingE8(), account.cashE8());
    }
}
