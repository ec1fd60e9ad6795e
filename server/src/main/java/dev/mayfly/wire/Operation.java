package dev.mayfly.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One operation we serve: its names, its records, what the caller needs, and who answers.
///
/// `input` and `output` are records whose components carry AWS's member names in lower camel case
/// (`roleName` is `RoleName` in IAM); [Member] corrects a name or adds a constraint. A component of
/// type `Optional` or `List` may be absent, every other one is required. `http` is what REST-JSON
/// asks for it by, and empty in the other protocols.
public record Operation<I extends Record, O extends Record>(
        Service service,
        String name,
        Class<I> input,
        Class<O> output,
        boolean readOnly,
        Access<I> access,
        Handler<I, O> handler,
        Optional<Http> http) {

    /// An operation that is asked for by its name alone.
    public Operation(
            Service service,
            String name,
            Class<I> input,
            Class<O> output,
            boolean readOnly,
            Access<I> access,
            Handler<I, O> handler) {
        this(service, name, input, output, readOnly, access, handler, Optional.empty());
    }

    /// The same operation, asked for by method and URI.
    public Operation<I, O> at(Http place) {
        return new Operation<>(
                service, name, input, output, readOnly, access, handler, Optional.of(place));
    }

    /// Answers a call that was decoded, authenticated and authorized.
    @FunctionalInterface
    public interface Handler<I, O> {
        O answer(I input, Call call);
    }

    /// What a call needs before its handler runs.
    public sealed interface Access<I> {

        /// No signature: the request brings its own proof (a token) or needs none.
        record Unsigned<I>() implements Access<I> {}

        /// A verified signature, and no permission (`sts:GetCallerIdentity`).
        record SignedOnly<I>() implements Access<I> {}

        /// A verified signature; the handler authorizes itself because what is needed depends on
        /// more than the input (role trust).
        record DecidedByHandler<I>() implements Access<I> {}

        /// A signature by the key of the certificate the request carries (`AWS4-X509-…`), good for
        /// the operation's service, and nothing else checked: the handler asks a trust anchor
        /// whether it vouches for `Call.certificate()`, and then the replay memory.
        record ByCertificate<I>() implements Access<I> {}

        /// A verified signature, and every one of these permissions.
        record Needs<I>(Function<NeedsInput<I>, List<Permission>> permissions)
                implements Access<I> {}
    }

    /// What the permissions of a call are computed from.
    public record NeedsInput<I>(I input, Call call) {}
}
