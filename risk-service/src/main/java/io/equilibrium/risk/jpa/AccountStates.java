package io.equilibrium.risk.jpa;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Every account's row, by name. */
public interface AccountStates extends Repository<AccountState, String> {
    Optional<AccountState> findById(String account);

    AccountState save(AccountState state);
}
