package dev.mayfly.dispatch;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Fault;
import dev.mayfly.protocol.InputReader;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.CertificateAuthenticator;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.TrailNotes;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// One call from its operation to its answer. Confined to the thread of the call.
final class Exchange {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final Route route;
    private final WireRequest request;
    private final Dispatcher.Site site;
    private Call call;
    private Optional<Record> input = Optional.empty();
    private String outcome = "ok";

    Exchange(Route route, WireRequest request, String requestId, Dispatcher.Site site) {
        this.route = route;
        this.request = request;
        this.site = site;
        this.call =
                new Call(
                        requestId,
                        site.eventIds().next(),
                        site.clock().instant(),
                        origin(request),
                        Optional.empty(),
                        Optional.empty(),
                        new TrailNotes());
    }

    /// Runs the call to its end. The event is durable before this returns; when it cannot be, the
    /// answer is that we are unavailable, and nothing else leaves. Only what its handler called
    /// unremarkable leaves none, if it succeeds.
    WireResponse run(Dispatcher.Ports ports) {
        Outcome result;
        try {
            result = succeed(ports);
        } catch (RefusedException e) {
            explain(e.refusal());
            result = failed(ErrorTable.of(route.service(), e.refusal()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.ERROR, () -> FailureText.of(call.requestId(), operation(), e));
            result = failed(ErrorTable.internal(route.service().protocol()));
        }
        if (result.failure.isEmpty() && call.notes().isUnremarkable()) {
            return result.response;
        }
        try {
            ports.trail().append(event(ports.authenticator(), result));
            return result.response;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> FailureText.of(call.requestId(), operation(), e));
            return unrecorded().response;
        }
    }

    /// `ok` or the error code, once run.
    String outcome() {
        return outcome;
    }

    private record Outcome(
            WireResponse response, Optional<TrailEvent.Failure> failure, Optional<Record> output) {}

    private Outcome succeed(Dispatcher.Ports ports) {
        ports.standing().check();
        Endpoint<?, ?> endpoint = route.endpoint();
        authenticate(ports);
        Record decoded = InputReader.read(endpoint.input(), route.input(), route.service());
        input = Optional.of(decoded);
        for (Permission permission : endpoint.needs(decoded, call)) {
            ports.authorizer().authorize(call.caller().orElseThrow(), permission, call);
        }
        Record output = endpoint.answer(decoded, call);
        WireResponse response = route.protocol().answer(endpoint, output, call.requestId());
        return new Outcome(response, Optional.empty(), Optional.of(output));
    }

    /// What a certificate's signature is refused for is an access denied, as Roles Anywhere has it.
    private ProvenCertificate proven(CertificateAuthenticator certificates) {
        try {
            return certificates.prove(request, route.service(), call.now());
        } catch (RefusedException e) {
            throw e.refusal() instanceof Refusal.SignatureMismatch(String reason)
                    ? new RefusedException(new Refusal.NotAuthorized(reason))
                    : e;
        }
    }

    /// A machine refused has nobody to read its log: whatever the reason, the event has it.
    private void explain(Refusal refusal) {
        boolean byCertificate = route.endpoint().signer() == Endpoint.Signer.CERTIFICATE;
        if (byCertificate && call.notes().denial().isEmpty()) {
            call.notes().denial(DenialDocument.json(refusal.message(), List.of()));
        }
    }

    private Outcome failed(Fault fault) {
        outcome = fault.code();
        return new Outcome(
                route.protocol().fault(route.service(), fault, call.requestId()),
                Optional.of(new TrailEvent.Failure(fault.code(), fault.message())),
                Optional.empty());
    }

    private Outcome unrecorded() {
        Refusal refusal =
                new Refusal.ServiceUnavailable(
                        "The call could not be recorded, so it is not answered");
        return failed(ErrorTable.of(route.service(), refusal));
    }

    private TrailEvent event(Authenticator authenticator, Outcome result) {
        return EventWriter.event(
                new EventWriter.Facts(
                        route.endpoint(),
                        call,
                        input,
                        result.output,
                        result.failure,
                        () -> claimedKey(authenticator)),
                site);
    }

    private void authenticate(Dispatcher.Ports ports) {
        switch (route.endpoint().signer()) {
            case NOBODY -> {
                // its own proof is the handler's to judge
            }
            case SESSION ->
                    call =
                            call.by(
                                    ports.authenticator()
                                            .authenticate(request, route.service(), call.now()));
            case CERTIFICATE -> call = call.by(proven(ports.certificates()));
        }
    }

    // What stands there in a certificate's signature is a serial number.
    private Optional<String> claimedKey(Authenticator authenticator) {
        return route.endpoint().signer() == Endpoint.Signer.CERTIFICATE
                ? Optional.empty()
                : authenticator.claimedAccessKeyId(request);
    }

    private String operation() {
        return route.endpoint().operation().name();
    }

    private static TrailEvent.Origin origin(WireRequest request) {
        return new TrailEvent.Origin(
                request.peer().ip(),
                request.headers().first("user-agent").orElse(""),
                request.headers().first("host"),
                request.peer().tlsVersion(),
                request.peer().cipherSuite());
    }
}
