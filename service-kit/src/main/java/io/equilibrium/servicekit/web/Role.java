package io.equilibrium.servicekit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who asks: a viewer reads, an operator also acts, an admin also does what only a person in charge may. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** All of them, as Spring Security knows them. */
    static List<GrantedAuthority> all() {
        return Arrays.stream(values()).map(Role::authority).toList();
    }

    /** The role of a claim's word, such as {@code OPERATOR} or {@code ROLE_OPERATOR}. */
    static Optional<Role> named(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().equals(word) || ("ROLE_" + role.name()).equals(word))
                .findFirst();
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}
