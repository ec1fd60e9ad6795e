package dev.mayfly.source.sts;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// Temporary credentials in place of a long-lived key (`GetSessionToken`), so that at least what is
/// handed on ends.
public final class TemporaryForKey implements CredentialSource {

    private final Sts sts;
    private final Supplier<CallerCredentials> key;
    private final Map<String, String> parameters;

    public TemporaryForKey(Sts sts, Supplier<CallerCredentials> key, Duration duration) {
        this.sts = sts;
        this.key = key;
        this.parameters = Map.of("DurationSeconds", Long.toString(duration.toSeconds()));
    }

    @Override
    public Credentials fetch() {
        return sts.signed("GetSessionToken", parameters, key.get());
    }

    @Override
    public String description() {
        return "a long-lived key, exchanged for a session at " + sts.url();
    }
}
