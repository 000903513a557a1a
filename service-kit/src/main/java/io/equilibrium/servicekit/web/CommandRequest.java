package io.equilibrium.servicekit.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What every request for a command has in common: its id, its reason's form, and in which role somebody asks. */
public final class CommandRequest {
    /** The header that may say the command's id. */
    public static final String KEY = "Idempotency-Key";

    /** The pattern of a text of one line. */
    public static final String ONE_LINE = "[^\\p{Cntrl}]*";

    private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,64}");

    private CommandRequest() {}

    /**
     * The key, or a fresh id where there is none.
     *
     * @throws InvalidFieldException if it is no key
     */
    public static String id(@Nullable String key) {
        if (key != null && !KEY_FORM.matcher(key).matches()) {
            throw new InvalidFieldException(KEY, "must be 1 to 64 visible ASCII characters");
        }
        return key == null ? UUID.randomUUID().toString() : key;
    }

    /** Of one who may command. */
    public static String role(Authentication who) {
        boolean isAdmin = who.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Role.ADMIN.name()).equals(authority.getAuthority()));
        return isAdmin ? Role.ADMIN.name() : Role.OPERATOR.name();
    }
}
