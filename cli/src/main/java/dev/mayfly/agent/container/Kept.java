package dev.mayfly.agent.container;

import java.net.URI;
import java.nio.file.Path;

/// A registration as it is kept over restarts.
record Kept(TaskIdentity task, Keys keys) {

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
