package io.equilibrium.domain.risk;

import io.equilibrium.domain.order.Account;

/** One scope: the money that its own fills made, on the account's start, and its breaker. */
record ScopedRisk(Account account, CircuitBreaker breaker) {}
