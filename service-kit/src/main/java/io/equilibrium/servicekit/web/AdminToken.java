package io.equilibrium.servicekit.web;

import io.equilibrium.servicekit.start.SettingRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The admin's bearer token; only its SHA-256 is kept, so that it can be neither printed nor timed. */
public final class AdminToken {
    private static final int SHORTEST = 16;
    private static final String REMEDY =
            "set EQUILIBRIUM_ADMIN_TOKEN_FILE to a file with a token that this process may read, or leave it out";

    private final byte[] digest;

    private AdminToken(String token) {
        digest = sha256(token);
    }

    /** Reads the file's text without the white space around it; refuses one that is missing or shorter than 16 characters. */
    public static AdminToken in(Path file) {
        String token = read(file).strip();
        if (token.length() < SHORTEST) {
            throw new SettingRefusedException(
                    "admin token in " + file + " must have at least " + SHORTEST + " characters", REMEDY);
        }
        return new AdminToken(token);
    }

    /** Whether this is the token, in a time that says nothing about where they differ. */
    public boolean is(String presented) {
        return MessageDigest.isEqual(digest, sha256(presented));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new SettingRefusedException("admin token file " + file + " must be readable text", REMEDY);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
