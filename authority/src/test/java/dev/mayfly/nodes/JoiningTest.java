package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeWorld.Machine;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.x509.AlternativeNames;
import dev.mayfly.x509.Certificates;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JoiningTest {

    private final NodeWorld world = new NodeWorld();

    @Test
    void namesTheMachineAsItWasAddedAndNotAsItAsked() {
        Machine machine = world.machine();

        X509Certificate certificate = Certificates.fromPem(machine.pem).getFirst();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=web-1,O=mayfly-nodes");
        assertThat(AlternativeNames.of(certificate).uris())
                .containsExactly("spiffe://123456789012.mayfly/node/web-1");
        assertThat(certificate.getPublicKey()).isEqualTo(machine.key.getPublic());
        assertThat(Duration.between(world.now(), certificate.getNotAfter().toInstant()))
                .isBetween(Duration.ofHours(24).minusSeconds(2), Duration.ofHours(24));
        assertThat(machine.open().node().instanceId()).matches("i-[0-9a-f]{17}");
    }

    @Test
    void keepsNothingThatSomeoneCouldJoinWith() {
        NodeRegister.Added added = world.added();

        assertThat(world.node().token().orElseThrow().toString())
                .doesNotContain(added.token().secret().reveal());
        assertThat(added.token().toString()).doesNotContain(added.token().secret().reveal());
    }

    @Test
    void keepsANoteOfTheCertificateWithTheNode() {
        Machine machine = world.machine();

        String serial = machine.open().serial();
        assertThat(world.directory.state().holdings().authorities().certificate(serial))
                .hasValueSatisfying(kept -> assertThat(kept.subject()).contains("CN=web-1"));
    }

    @Test
    void givesALostFirstAnswerAgainToTheSameKey() {
        NodeRegister.Added added = world.added();
        Machine machine = new Machine(world);
        machine.join(added.token());
        String first = machine.pem;

        world.pass(Duration.ofMinutes(14));
        machine.join(added.token());

        assertThat(machine.pem).isEqualTo(first);
        assertThat(world.node().enrolment().map(Enrolment::generation)).hasValue(1);
    }

    @Test
    void takesATokenUntilTheInstantBeforeItsEnd() {
        NodeRegister.Added added = world.added();
        world.pass(NodeRegister.TOKEN_LIFE.minusNanos(1));

        new Machine(world).join(added.token());

        assertThat(world.node().enrolment()).isPresent();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        "a token that expires this very instant",
                        Kind.TOKEN_EXPIRED,
                        (world, token) -> {
                            world.pass(NodeRegister.TOKEN_LIFE);
                            return new Machine(world).attempt(token);
                        }),
                refused(
                        "a token that another key used",
                        Kind.TOKEN_USED,
                        (world, token) -> {
                            new Machine(world).join(token);
                            return new Machine(world).attempt(token);
                        }),
                refused(
                        "a token that led to a later certificate",
                        Kind.TOKEN_USED,
                        (world, token) -> {
                            Machine machine = new Machine(world);
                            machine.join(token);
                            machine.renew(true);
                            return machine.attempt(token);
                        }),
                refused(
                        "a machine outside its networks",
                        Kind.NETWORK,
                        (world, token) ->
                                from(NodeWorld.ELSEWHERE, new Machine(world).attempt(token))),
                refused(
                        "a machine whose address is no address",
                        Kind.NETWORK,
                        (world, token) -> from("", new Machine(world).attempt(token))),
                refused(
                        "a proof for another key",
                        Kind.UNKNOWN,
                        (world, token) -> {
                            Joining.Attempt one = new Machine(world).attempt(token);
                            Joining.Attempt other = new Machine(world).attempt(token);
                            return new Joining.Attempt(
                                    one.tokenId(),
                                    one.certificateRequest(),
                                    other.proof(),
                                    one.ip());
                        }),
                refused(
                        "a proof with another token's key",
                        Kind.UNKNOWN,
                        (world, token) -> {
                            JoinTokenText other = world.added("web-2").token();
                            return new Machine(world)
                                    .attempt(
                                            new JoinTokenText(
                                                    token.id(), other.secret(), token.pin()));
                        }),
                refused(
                        "a token whose pin is another authority's",
                        Kind.UNKNOWN,
                        (world, token) ->
                                new Machine(world)
                                        .attempt(
                                                new JoinTokenText(
                                                        token.id(),
                                                        token.secret(),
                                                        "A".repeat(43)))),
                refused(
                        "a proof that is no signature",
                        Kind.UNKNOWN,
                        (world, token) -> {
                            Joining.Attempt one = new Machine(world).attempt(token);
                            return new Joining.Attempt(
                                    one.tokenId(), one.certificateRequest(), "%%%", one.ip());
                        }),
                refused(
                        "a token nobody made",
                        Kind.UNKNOWN,
                        (world, token) ->
                                new Machine(world)
                                        .attempt(
                                                new JoinTokenText(
                                                        "a".repeat(16),
                                                        token.secret(),
                                                        token.pin()))),
                refused(
                        "a token that a later one replaced",
                        Kind.UNKNOWN,
                        (world, token) -> {
                            world.added();
                            return new Machine(world).attempt(token);
                        }),
                refused(
                        "a node that was removed",
                        Kind.UNKNOWN,
                        (world, token) -> {
                            world.register.remove("web-1");
                            return new Machine(world).attempt(token);
                        }),
                refused(
                        "a node that is locked",
                        Kind.LOCKED,
                        (world, token) -> {
                            world.register.lock("web-1", "not yet", world.now());
                            return new Machine(world).attempt(token);
                        }));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("refusals")
    void refuses(
            String what,
            Kind kind,
            BiFunction<NodeWorld, JoinTokenText, Joining.Attempt> preparation) {
        Joining.Attempt attempt = preparation.apply(world, world.added().token());

        assertThat(NodeWorld.refusal(() -> world.joining.join(attempt, world.now())))
                .as(what)
                .isEqualTo(kind);
    }

    @Test
    void refusesARequestForACertificateThatCannotBeRead() {
        Joining.Attempt attempt = new Machine(world).attempt(world.added().token());
        Joining.Attempt damaged =
                new Joining.Attempt(attempt.tokenId(), "no PEM", attempt.proof(), attempt.ip());

        assertThatThrownBy(() -> world.joining.join(damaged, world.now()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void ofTwoMachinesThatJoinAtOnceWithOneTokenOneBecomesTheNode() throws Exception {
        JoinTokenText token = world.added().token();
        List<Machine> machines = Stream.generate(() -> new Machine(world)).limit(8).toList();
        ConcurrentLinkedQueue<Node> joined = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Kind> refused = new ConcurrentLinkedQueue<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Machine machine : machines) {
                var _ =
                        threads.submit(() -> {
                            try {
                                joined.add(world.joining.join(machine.attempt(token), world.now()));
                            } catch (NodeRefusedException e) {
                                refused.add(e.refusal().kind());
                            }
                        });
            }
        }

        assertThat(joined).hasSize(1);
        assertThat(refused).hasSize(7).containsOnly(Kind.TOKEN_USED);
        assertThat(world.node()).isEqualTo(joined.peek());
    }

    private static Joining.Attempt from(String ip, Joining.Attempt attempt) {
        return new Joining.Attempt(
                attempt.tokenId(), attempt.certificateRequest(), attempt.proof(), ip);
    }

    private static Arguments refused(
            String what,
            Kind kind,
            BiFunction<NodeWorld, JoinTokenText, Joining.Attempt> preparation) {
        return Arguments.of(what, kind, preparation);
    }
}
