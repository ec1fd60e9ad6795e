package dev.mayfly.dispatch;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.RecordShape;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.TrailNotes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns what is known of a finished call into its trail event.
final class EventWriter {

    /// A finished call. `input` is empty when it was refused before it was decoded; `claimedKey`
    /// yields the access key id the request claimed.
    record Facts(
            Endpoint<?, ?> endpoint,
            Call call,
            Optional<Record> input,
            Optional<Record> output,
            Optional<TrailEvent.Failure> failure,
            Supplier<Optional<String>> claimedKey) {}

    private EventWriter() {}

    static TrailEvent event(Facts facts, Dispatcher.Site site) {
        Operation<?, ?> operation = facts.endpoint.operation();
        TrailNotes notes = facts.call.notes();
        return new TrailEvent(
                facts.call.eventId(),
                facts.call.requestId(),
                facts.call.now(),
                operation.service().eventSource(),
                operation.name(),
                operation.readOnly(),
                site.region(),
                site.account().digits(),
                facts.call.origin(),
                identity(facts),
                facts.failure,
                parameters(facts),
                answer(facts),
                notes.additionalData(),
                notes.resources(),
                notes.sharedEventId(),
                notes.denial());
    }

    private static Optional<Map<String, Object>> parameters(Facts facts) {
        Optional<Map<String, Object>> view =
                facts.call
                        .notes()
                        .shownInput()
                        .or(facts::input)
                        .flatMap(input -> view(facts.endpoint.input(), input));
        view.ifPresent(parameters ->
                facts.call
                        .notes()
                        .withheld()
                        .forEach(name -> parameters.put(name, Optional.empty())));
        return view;
    }

    private static Optional<Map<String, Object>> answer(Facts facts) {
        if (facts.output.isEmpty() || !facts.endpoint.showsAnswer()) {
            return Optional.empty();
        }
        Record shown = facts.call.notes().shownOutput().orElseGet(facts.output::get);
        return view(facts.endpoint.output(), shown);
    }

    private static Optional<Map<String, Object>> view(RecordShape shape, Record shown) {
        Map<String, Object> view = TrailView.of(shape, shown);
        return view.isEmpty() ? Optional.empty() : Optional.of(view);
    }

    private static UserIdentity identity(Facts facts) {
        Optional<UserIdentity> noted = facts.call.notes().identity();
        if (noted.isPresent()) {
            return noted.get();
        }
        return facts.call
                .caller()
                .map(EventWriter::session)
                .orElseGet(() -> new UserIdentity.Unknown(facts.claimedKey.get()));
    }

    private static UserIdentity session(SessionClaims caller) {
        String account = caller.account().digits();
        return new UserIdentity.AssumedRole(
                caller.assumedRoleId(),
                caller.arn(),
                account,
                caller.accessKeyId(),
                new UserIdentity.SessionIssuer(
                        caller.roleUniqueId(), caller.roleArn(), account, caller.roleName()),
                caller.issuedAt(),
                caller.federatedProvider()
                        .map(p -> new UserIdentity.Federation(p, vouched(caller))),
                caller.sourceIdentity(),
                caller.provenance());
    }

    // The provider's own keys (`<issuer>:sub`, …); `aws:` ones say nothing the record does not say.
    private static Map<String, String> vouched(SessionClaims caller) {
        Map<String, String> vouched = new LinkedHashMap<>();
        caller.contextKeys()
                .forEach((key, values) -> {
                    if (!key.startsWith("aws:")) {
                        vouched.put(key, String.join(",", values));
                    }
                });
        return vouched;
    }
}
