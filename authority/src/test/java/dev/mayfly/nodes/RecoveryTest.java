package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeWorld.Machine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryTest {

    private final NodeWorld world = new NodeWorld();
    private final Machine machine = world.machine();

    @Test
    void bringsBackAMachineThatWasOffForDays() {
        world.pass(Duration.ofDays(3));
        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LAPSED);

        machine.recover(true);

        assertThat(machine.generation).isEqualTo(2);
        assertThat(machine.open().node().recoveries().left()).isEqualTo(1);
    }

    @Test
    void countsALostAnswerOnce() {
        world.pass(Duration.ofDays(3));
        machine.recover(false);
        machine.recover(false);

        machine.recover(true);

        assertThat(world.node().recoveries().left()).isEqualTo(1);
    }

    @Test
    void bringsBackAMachineThatLostTheAnswerAndThenItsPower() {
        machine.renew(false);
        world.pass(Duration.ofDays(3));

        machine.recover(true);

        assertThat(machine.generation).isEqualTo(3);
        assertThat(world.node().lock()).isEmpty();
    }

    @Test
    void ofTwoHoldersOfALapsedKeyTheSecondIsFound() {
        Machine clone = machine.copy();
        world.pass(Duration.ofDays(3));
        machine.recover(true);

        assertThat(NodeWorld.refusal(() -> clone.recover(true))).isEqualTo(Kind.CLONED);
        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LOCKED);
    }

    @Test
    void endsWithTheAllowanceUntilAnAdministratorRaisesIt() {
        for (int i = 0; i < 2; i++) {
            world.pass(Duration.ofDays(3));
            machine.recover(true);
        }
        world.pass(Duration.ofDays(3));
        assertThat(NodeWorld.refusal(() -> machine.recover(true)))
                .isEqualTo(Kind.RECOVERIES_USED_UP);

        world.register.allow("web-1", new NodeRegister.Allowance(Optional.of(1), Optional.empty()));

        machine.recover(true);
        assertThat(machine.open().node().recoveries().left()).isZero();
    }

    @Test
    void endsWithALongSilence() {
        world.pass(Duration.ofDays(31).plusSeconds(1));

        assertThat(NodeWorld.refusal(() -> machine.recover(true)))
                .isEqualTo(Kind.RECOVERIES_USED_UP);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        "a challenge for another node",
                        Kind.CHALLENGE,
                        (world, machine) ->
                                machine.recovery(
                                        "web-1",
                                        world.challenges.next("web-2", world.now()).text())),
                refused(
                        "a challenge that ends this very instant",
                        Kind.CHALLENGE,
                        (world, machine) -> {
                            Recovery.Attempt attempt = machine.recovery();
                            world.pass(Challenges.LIFE);
                            return attempt;
                        }),
                refused(
                        "a challenge of its own making",
                        Kind.CHALLENGE,
                        (_, machine) -> machine.recovery("web-1", "A".repeat(82))),
                refused(
                        "a challenge with one letter changed",
                        Kind.CHALLENGE,
                        (world, machine) -> {
                            String good = world.challenges.next("web-1", world.now()).text();
                            char last = good.charAt(20) == 'A' ? 'B' : 'A';
                            return machine.recovery(
                                    "web-1", good.substring(0, 20) + last + good.substring(21));
                        }),
                refused(
                        "a name nobody has",
                        Kind.UNKNOWN,
                        (world, machine) ->
                                machine.recovery(
                                        "web-9",
                                        world.challenges.next("web-9", world.now()).text())),
                refused(
                        "a node that never joined",
                        Kind.UNKNOWN,
                        (world, machine) -> {
                            world.added("web-2");
                            return machine.recovery(
                                    "web-2", world.challenges.next("web-2", world.now()).text());
                        }),
                refused(
                        "another key's signature",
                        Kind.UNKNOWN,
                        (world, _) -> new Machine(world).recovery()),
                refused(
                        "a signature under another generation",
                        Kind.UNKNOWN,
                        (_, machine) -> {
                            Recovery.Attempt one = machine.recovery();
                            return new Recovery.Attempt(
                                    one.nodeName(),
                                    one.challenge(),
                                    one.signature(),
                                    new Renewal.Request(
                                            2, one.request().requestId(), one.request().ip()));
                        }),
                refused(
                        "a signature under another request",
                        Kind.UNKNOWN,
                        (_, machine) -> {
                            Recovery.Attempt one = machine.recovery();
                            return new Recovery.Attempt(
                                    one.nodeName(),
                                    one.challenge(),
                                    one.signature(),
                                    new Renewal.Request(1, "x".repeat(24), one.request().ip()));
                        }),
                refused(
                        "a machine outside its networks",
                        Kind.NETWORK,
                        (_, machine) -> {
                            Recovery.Attempt one = machine.recovery();
                            return new Recovery.Attempt(
                                    one.nodeName(),
                                    one.challenge(),
                                    one.signature(),
                                    new Renewal.Request(
                                            1, one.request().requestId(), NodeWorld.ELSEWHERE));
                        }),
                refused(
                        "a node that was removed",
                        Kind.UNKNOWN,
                        (world, machine) -> {
                            world.register.remove("web-1");
                            return machine.recovery();
                        }),
                refused(
                        "a node that is locked",
                        Kind.LOCKED,
                        (world, machine) -> {
                            world.register.lock("web-1", "why not", world.now());
                            return machine.recovery();
                        }));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("refusals")
    void refuses(
            String what, Kind kind, BiFunction<NodeWorld, Machine, Recovery.Attempt> preparation) {
        world.pass(Duration.ofDays(3));
        Recovery.Attempt attempt = preparation.apply(world, machine);

        assertThat(NodeWorld.refusal(() -> world.recovery.recover(attempt, world.now())))
                .as(what)
                .isEqualTo(kind);
    }

    @Test
    void aCapturedRecoveryThatIsSentAgainChangesNothing() {
        world.pass(Duration.ofDays(3));
        Recovery.Attempt captured = machine.recovery();
        machine.keep(world.recovery.recover(captured, world.now()));
        world.pass(Duration.ofMinutes(1));

        world.recovery.recover(captured, world.now());

        assertThat(world.node().enrolment().orElseThrow().generation()).isEqualTo(2);
        assertThat(machine.open().node().recoveries().left()).isEqualTo(1);
        world.pass(Duration.ofMinutes(1));
        assertThat(NodeWorld.refusal(() -> world.recovery.recover(captured, world.now())))
                .isEqualTo(Kind.CHALLENGE);
    }

    private static Arguments refused(
            String what, Kind kind, BiFunction<NodeWorld, Machine, Recovery.Attempt> preparation) {
        return Arguments.of(what, kind, preparation);
    }
}
