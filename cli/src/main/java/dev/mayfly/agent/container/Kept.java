package dev.mayfly.agent.container;

import dev.mayfly.session.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A registration as it is kept over restarts.
record Kept(TaskIdentity task, Keys keys) {

    /// What a task is known by at the endpoint: two identifiers of 128 bits, because the metadata
    /// one is shown around and opens nothing, and the token.
    record Keys(String credentialsId, String metadataId, Secret token) {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

        /// 32 random bytes in base64url.
        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

        Keys {
            if (!ID.matcher(credentialsId).matches()
                    || !ID.matcher(metadataId).matches()
                    || !TOKEN.matcher(token.reveal()).matches()) {
                throw new IllegalArgumentException("not the keys of a task");
            }
        }
    }

    /// The same as the task is told.
    Registration registration(Addresses addresses, Path tokenFile) {
        String path = "/v2/credentials/" + keys.credentialsId();
        URI base = addresses.of(task.whereabouts());
        return new Registration(
                task,
                path,
                addresses.loopback().map(loopback -> loopback.resolve(path)),
                keys.token(),
                tokenFile,
                base.resolve("/v4/" + keys.metadataId()));
    }
}
