package dev.mayfly.source;

/// Something that can be asked for credentials of one role. Each call asks anew; keeping what it
/// answered is for others.
public interface CredentialSource {

    /// Fresh credentials, temporary always. Blocks, for seconds at most.
    ///
    /// @throws SourceException when there are none, with a reason that may be shown
    Credentials fetch();

    /// Which source this is, in words for a log or a person: no secrets.
    String description();
}
