package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeWorld.Machine;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalTest {

    private final NodeWorld world = new NodeWorld();

    @Test
    void givesTheNextGenerationForTheSameKey() {
        Machine machine = world.machine();
        String first = machine.pem;
        world.pass(Duration.ofHours(12));

        machine.renew(true);

        assertThat(machine.generation).isEqualTo(2);
        assertThat(machine.pem).isNotEqualTo(first);
        assertThat(machine.chain().endEntity().getPublicKey()).isEqualTo(machine.key.getPublic());
    }

    @Test
    void givesALostAnswerAgainAndLocksNobody() {
        Machine machine = world.machine();
        machine.renew(false);
        machine.renew(false);

        machine.renew(true);

        assertThat(machine.generation).isEqualTo(2);
        machine.renew(true);
        assertThat(machine.generation).isEqualTo(3);
        assertThat(world.node().lock()).isEmpty();
    }

    @Test
    void takesTheOlderOfTwoCertificatesWhileAnAnswerIsLost() {
        Machine machine = world.machine();
        machine.renew(false);

        assertThat(machine.open().node().name()).isEqualTo("web-1");
    }

    @Test
    void refusesACertificateOlderThanTheLastTwo() {
        Machine machine = world.machine();
        Machine old = machine.copy();
        machine.renew(true);
        machine.renew(true);

        assertThat(NodeWorld.refusal(old::open)).isEqualTo(Kind.SUPERSEDED);
        assertThat(world.node().lock()).isEmpty();
    }

    @Test
    void locksANodeWhoseKeyComesFromTwoMachines() {
        Machine machine = world.machine();
        Machine clone = machine.copy();
        machine.renew(true);

        assertThat(NodeWorld.refusal(() -> clone.renew(true))).isEqualTo(Kind.CLONED);

        assertThat(world.node().lock())
                .hasValueSatisfying(lock -> {
                    assertThat(lock.cloned()).isTrue();
                    assertThat(lock.reason()).contains("10.1.2.3", "generation 1", "generation 2");
                });
        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LOCKED);
        assertThat(NodeWorld.refusal(() -> machine.renew(true))).isEqualTo(Kind.LOCKED);
        assertThat(NodeWorld.refusal(() -> machine.recover(true))).isEqualTo(Kind.LOCKED);
    }

    @Test
    void locksAMachineThatABackupWasRestoredOverWhateverItsAge() {
        Machine machine = world.machine();
        Machine backup = machine.copy();
        machine.renew(true);
        machine.renew(true);
        machine.renew(true);

        assertThat(NodeWorld.refusal(() -> backup.renew(true))).isEqualTo(Kind.CLONED);
    }

    @Test
    void locksNobodyForARequestThatClaimsAnotherGenerationThanItsCertificate() {
        Machine machine = world.machine();
        machine.renew(true);
        Machine liar = machine.copy();
        liar.generation = 1;

        // It holds the key: whoever can sign can harm himself only.
        assertThat(NodeWorld.refusal(() -> liar.renew(true))).isEqualTo(Kind.CLONED);
    }

    @Test
    void asksTheReplayMemoryBeforeAnythingChanges() {
        Machine machine = world.machine();
        Renewal.Request request = new Renewal.Request(1, "request-number-replayed", NodeWorld.HERE);

        assertThatThrownBy(() ->
                        world.renewal.renew(
                                machine.chain(),
                                request,
                                () -> {
                                    throw new IllegalStateException("replayed");
                                },
                                world.now()))
                .hasMessage("replayed");
        assertThat(world.node().enrolment().orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void anUnlockAfterACloneLetsTheFirstToRecoverBackAndFindsTheSecond() {
        Machine machine = world.machine();
        Machine clone = machine.copy();
        machine.renew(true);
        NodeWorld.refusal(() -> clone.renew(true));

        world.register.unlock("web-1", world.now());

        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.RECOVER);
        assertThat(NodeWorld.refusal(() -> machine.renew(true))).isEqualTo(Kind.RECOVER);
        machine.recover(true);
        assertThat(machine.open().node().lock()).isEmpty();
        assertThat(NodeWorld.refusal(() -> clone.recover(true))).isEqualTo(Kind.CLONED);
        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LOCKED);
    }

    @Test
    void anUnlockAfterAnAdministratorsLockChangesNothingElse() {
        Machine machine = world.machine();
        world.register.lock("web-1", "maintenance", world.now());
        world.register.unlock("web-1", world.now());

        machine.renew(true);

        assertThat(machine.open().node().name()).isEqualTo("web-1");
    }

    /// Answers get lost, the machine is off for hours or days: it is never taken for two.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverLocksOneMachineWhateverIsLost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Machine machine = world.machine();
        for (int i = 0; i < 60; i++) {
            world.pass(Duration.ofHours(random.nextInt(40)));
            world.register.allow(
                    "web-1",
                    new NodeRegister.Allowance(
                            Optional.of(3), Optional.of(world.now().plus(Duration.ofDays(9)))));
            next(machine, random.nextInt(3) > 0);
            assertThat(world.node().lock()).isEmpty();
        }
    }

    /// Whatever is lost: once both of two holders have a newer certificate wanted, one is found.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void alwaysFindsACopyOnceBothHaveRenewed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Machine machine = world.machine();
        for (int i = 0; i < random.nextInt(4); i++) {
            machine.renew(random.nextBoolean());
        }
        machine.renew(true);
        Machine clone = machine.copy();
        Machine first = random.nextBoolean() ? machine : clone;
        Machine second = first == machine ? clone : machine;
        first.renew(random.nextBoolean());

        assertThat(NodeWorld.refusal(() -> second.renew(true))).isEqualTo(Kind.CLONED);
    }

    private void next(Machine machine, boolean answered) {
        boolean over = !world.now().isBefore(machine.chain().endEntity().getNotAfter().toInstant());
        if (over) {
            machine.recover(answered);
        } else {
            machine.renew(answered);
        }
    }
}
