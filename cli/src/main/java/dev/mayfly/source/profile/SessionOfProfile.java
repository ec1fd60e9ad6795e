package dev.mayfly.source.profile;

import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.time.InstantSource;
import java.util.Map;

/// The session another tool keeps in a profile, read anew each time.
record SessionOfProfile(String name, Map<String, String> environment, InstantSource clock)
        implements CredentialSource {

    @Override
    public Credentials fetch() {
        StaticKeys keys =
                AwsFiles.of(environment)
                        .profile(name)
                        .flatMap(StaticKeys::of)
                        .filter(found -> !found.longLived())
                        .orElseThrow(() ->
                                SourceException.refused(
                                        "the profile `" + name + "` holds no session any more"));
        Credentials session = keys.credentials(clock.instant());
        if (session.expiredAt(clock.instant())) {
            throw SourceException.refused("the session in the profile `" + name + "` has ended");
        }
        return session;
    }

    @Override
    public String description() {
        return "the session in the profile " + name;
    }
}
