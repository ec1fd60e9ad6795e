package dev.mayfly.dispatch;

import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.Secret;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Some small services' operations and a dispatcher around them, for the tests of the wire.
public final class Samples {

    static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    static final String KEY_ID = "ASIAQAAAAAAAAAAAAAAA";

    record Tag(
            @Member(minLength = 1, maxLength = 128) String key,
            @Member(maxLength = 256) String value) {}

    record PourInput(
            @Member(minLength = 2, maxLength = 64, pattern = "[\\w+=,.@-]*") String cupName,
            @Member(min = 900, max = 43200) Optional<Integer> durationSeconds,
            @Member(oneOf = {"hot", "cold"}) Optional<String> temperature,
            @Member(maxLength = 50) List<Tag> tags,
            @Member(name = "JWT", sensitive = true, minLength = 4) Optional<String> token,
            Optional<Boolean> stirred,
            Optional<Instant> notBefore,
            @Member(pattern = "[a-z]+") List<String> guests) {}

    record Credentials(String accessKeyId, Secret secretAccessKey, Instant expiration) {}

    record PourOutput(
            Credentials credentials,
            String cupArn,
            List<Tag> tags,
            Optional<String> note,
            Map<String, Integer> summary) {}

    record Empty() {}

    record LookInput(
            Optional<Instant> startTime,
            @Member(max = 50, min = 1) Optional<Integer> maxResults,
            List<Tag> lookupAttributes,
            Optional<Double> weight) {}

    record LookOutput(List<Tag> events, Optional<Instant> until, Map<String, String> labels) {}

    /// Remembers what it was given, and fails when told to.
    static final class Trail implements TrailStore {
        final List<TrailEvent> events = new ArrayList<>();
        boolean broken;

        @Override
        public void append(TrailEvent event) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            events.add(event);
        }

        @Override
        public List<RecordedEvent> find(TrailQuery query) {
            return List.of();
        }

        @Override
        public Optional<RecordedEvent> byId(String eventId) {
            return Optional.empty();
        }
    }

    /// Knows a caller by the header `x-test-caller: yes`.
    static final class HeaderAuthenticator implements Authenticator {
        @Override
        public SessionClaims authenticate(WireRequest request, Service service, Instant now) {
            if (request.headers().first("x-test-caller").isEmpty()) {
                throw new RefusedException(
                        new Refusal.MissingAuthentication(
                                "Request is missing Authentication Token"));
            }
            return session();
        }

        @Override
        public Optional<String> claimedAccessKeyId(WireRequest request) {
            return request.headers().first("x-test-key");
        }
    }

    final Trail trail = new Trail();
    final List<String> observed = new ArrayList<>();
    boolean stale;
    private final Dispatcher dispatcher =
            new Dispatcher(
                    operations(),
                    new Dispatcher.Ports(
                            new HeaderAuthenticator(),
                            new X509Verifier("us-east-1"),
                            Samples::authorize,
                            trail,
                            (operation, outcome, _) -> observed.add(operation + " " + outcome),
                            this::standing),
                    new Dispatcher.Site(
                            new AccountId("123456789012"),
                            "us-east-1",
                            InstantSource.fixed(NOW),
                            new RequestIds(new Random(1)),
                            new EventIds(InstantSource.fixed(NOW), new Random(2))));

    private void standing() {
        if (stale) {
            throw new RefusedException(new Refusal.ServiceUnavailable("stale"));
        }
    }

    /// The dispatcher around both services.
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /// How many events were recorded.
    public int recorded() {
        return trail.events.size();
    }

    static List<Operation<?, ?>> operations() {
        return Stream.concat(named().stream(), RestSamples.operations().stream())
                .<Operation<?, ?>>map(o -> o)
                .toList();
    }

    private static List<Operation<?, ?>> named() {
        return List.of(
                new Operation<>(
                        Service.STS,
                        "PourTea",
                        PourInput.class,
                        PourOutput.class,
                        true,
                        new Operation.Access.Unsigned<>(),
                        Samples::pour),
                new Operation<>(
                        Service.IAM,
                        "BreakCup",
                        PourInput.class,
                        Empty.class,
                        false,
                        new Operation.Access.Needs<>(needs ->
                                List.of(Permission.of("iam:BreakCup", needs.input().cupName()))),
                        (input, _) -> breakCup(input)),
                new Operation<>(
                        Service.CLOUDTRAIL,
                        "LookAround",
                        LookInput.class,
                        LookOutput.class,
                        true,
                        new Operation.Access.SignedOnly<>(),
                        (input, _) ->
                                new LookOutput(
                                        input.lookupAttributes(),
                                        input.startTime(),
                                        Map.of("a", "b"))));
    }

    static SessionClaims session() {
        return new SessionClaims(
                new AccountId("123456789012"),
                KEY_ID,
                "deploy",
                "/ci/",
                "AROAQAAAAAAAAAAAAAAAA",
                "run-1",
                NOW.minus(Duration.ofMinutes(5)),
                NOW.plus(Duration.ofMinutes(55)),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.of("arn:aws:iam::123456789012:oidc-provider/ci.example"),
                Map.of(
                        "ci.example:sub",
                        List.of("repo:acme/app"),
                        "aws:FederatedProvider",
                        List.of("x")),
                Map.of("repository", "acme/app"),
                false);
    }

    static WireRequest form(String body, String... headers) {
        return new WireRequest(
                "POST", "/", "", withType(headers), body.getBytes(StandardCharsets.UTF_8), peer());
    }

    static WireRequest json(String target, String body, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "content-type";
        all[1] = "application/x-amz-json-1.1";
        all[2] = "x-amz-target";
        all[3] = target;
        return new WireRequest(
                "POST", "/", "", Headers.of(all), body.getBytes(StandardCharsets.UTF_8), peer());
    }

    static WireRequest.Peer peer() {
        return new WireRequest.Peer("192.0.2.7", false, Optional.empty(), Optional.empty());
    }

    static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Headers withType(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "content-type";
        all[1] = "application/x-www-form-urlencoded; charset=utf-8";
        return Headers.of(all);
    }

    private static PourOutput pour(PourInput input, Call call) {
        call.notes().additional("strength", 3);
        return new PourOutput(
                new Credentials(KEY_ID, Secret.of("hush"), NOW.plusSeconds(3600)),
                "arn:aws:tea::1:cup/" + input.cupName(),
                input.tags(),
                Optional.empty(),
                Map.of("Cups", 2));
    }

    private static Empty breakCup(PourInput input) {
        if (input.cupName().equals("porcelain")) {
            throw new IllegalStateException("a bug that quotes " + input.token().orElse(""));
        }
        if (input.cupName().equals("missing")) {
            throw new RefusedException(
                    new Refusal.NoSuchEntity("The cup with name missing cannot be found."));
        }
        return new Empty();
    }

    private static void authorize(SessionClaims caller, Permission permission, Call call) {
        if (permission.resource().equals("forbidden")) {
            call.notes().denial("{\"why\":\"policy\"}");
            throw new RefusedException(
                    new Refusal.NotAuthorized(
                            "User: "
                                    + caller.arn()
                                    + " is not authorized to perform: "
                                    + permission.action()));
        }
    }
}
