package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The bearer token of the services' admin interface: 32 random bytes as text, in a file that only its owner ever could read. */
final class AdminToken {
    private static final int BYTES = 32;

    private AdminToken() {}

    /** Writes a new one, in the place of an earlier suite's. */
    static Path write(Path data) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh = data.resolve("admin.token.new");
        Files.deleteIfExists(fresh);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII)));
        }
        return Files.move(fresh, data.resolve("admin.token"), StandardCopyOption.ATOMIC_MOVE);
    }
}
