package dev.mayfly.source.login;

import dev.mayfly.client.Json;
import dev.mayfly.kept.PrivateFiles;
import dev.mayfly.session.Secret;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A login's token in the file where AWS's tools keep it.
///
/// Source: files written by aws-cli 2.36.7, AWS SDK for JavaScript v3 and for Java 2.57.
record TokenFile(Path file, Json content, Instant expiresAt) {

    private static final long MAX_BYTES = 64 * 1024;

    /// The file of a session or start URL.
    static Path of(Path cache, String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return cache.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is there; empty when nothing or nothing readable is.
    static Optional<TokenFile> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            Json content = Json.parse(Files.readString(file));
            if (content.at("accessToken").isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TokenFile(file, content, time(content.at("expiresAt"))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw SourceException.refused("the login in `" + file + "` cannot be read");
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    Secret accessToken() {
        return Secret.of(content.at("accessToken"));
    }

    boolean livesAfter(Instant then) {
        return expiresAt.isAfter(then);
    }

    /// Whether there is all it takes to renew it.
    boolean renewableAt(Instant now) {
        if (content.at("refreshToken").isEmpty() || content.at("clientSecret").isEmpty()) {
            return false;
        }
        String end = content.at("registrationExpiresAt");
        try {
            return end.isEmpty() || time(end).isAfter(now);
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// The same file with the token that came for it, written in one step.
    TokenFile renewed(Json answer, Instant now) {
        Duration life = Duration.ofSeconds(Long.parseLong(answer.at("expiresIn")));
        Instant end = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        Map<String, Json> members = new LinkedHashMap<>();
        if (content instanceof Json.Members(Map<String, Json> old)) {
            members.putAll(old);
        }
        members.put("accessToken", new Json.Text(answer.at("accessToken")));
        members.put("expiresAt", new Json.Text(end.toString()));
        if (!answer.at("refreshToken").isEmpty()) {
            members.put("refreshToken", new Json.Text(answer.at("refreshToken")));
        }
        Json.Members next = new Json.Members(members);
        try {
            PrivateFiles.replace(file, next.write(false));
        } catch (IOException _) {
            throw SourceException.refused("the renewed login cannot be written to `" + file + "`");
        }
        return new TokenFile(file, next, end);
    }

    /// Seconds by the CLI, milliseconds by JavaScript, nanoseconds by Java, `UTC` by old versions.
    private static Instant time(String text) {
        return Instant.parse(text.endsWith("UTC") ? text.replace("UTC", "Z") : text);
    }
}
