package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.certificate.Pki;
import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeWorld.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeDoorTest {

    private final NodeWorld world = new NodeWorld();

    @Test
    void knowsANodeByItsCertificate() {
        ProvenNode proven = world.machine().open();

        assertThat(proven.node().name()).isEqualTo("web-1");
        assertThat(proven.end())
                .isEqualTo(proven.node().enrolment().orElseThrow().current().notAfter());
    }

    @Test
    void refusesACertificateFromTheInstantAfterItsEnd() {
        Machine machine = world.machine();
        Instant end = machine.open().end();
        world.account.clock.set(end);
        machine.open();

        world.account.clock.set(end.plusSeconds(1));

        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LAPSED);
    }

    @Test
    void refusesACertificateOfAnotherAuthority() {
        world.machine();
        PresentedChain other = new PresentedChain(Pki.ROOT.certificate(), List.of());

        assertThat(NodeWorld.refusal(() -> world.door.open(other, NodeWorld.HERE, world.now())))
                .isEqualTo(Kind.CERTIFICATE);
    }

    @Test
    void refusesEverybodyWhileThereAreNoNodes() {
        PresentedChain other = new PresentedChain(Pki.ROOT.certificate(), List.of());

        assertThat(NodeWorld.refusal(() -> world.door.open(other, NodeWorld.HERE, world.now())))
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void refusesANodeThatSpeaksFromElsewhere() {
        Machine machine = world.machine();

        assertThat(
                        NodeWorld.refusal(() ->
                                world.door.open(machine.chain(), NodeWorld.ELSEWHERE, world.now())))
                .isEqualTo(Kind.NETWORK);
    }

    @Test
    void refusesALockedNodeAndARemovedOne() {
        Machine machine = world.machine();
        world.register.lock("web-1", "suspicious", world.now());
        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.LOCKED);

        world.register.remove("web-1");

        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void refusesTheOldMachineWhenTheNameIsUsedAgain() {
        Machine old = world.machine();
        world.register.remove("web-1");
        Machine fresh = world.machine();

        assertThat(NodeWorld.refusal(old::open)).isEqualTo(Kind.UNKNOWN);
        assertThat(NodeWorld.refusal(() -> old.renew(true))).isEqualTo(Kind.UNKNOWN);
        assertThat(fresh.open().node().lock()).isEmpty();
    }

    @Test
    void refusesARevokedCertificate() {
        Machine machine = world.machine();
        String serial = machine.open().serial();
        world.directory.update(state -> {
            IssuedCertificate issued =
                    state.holdings().authorities().certificate(serial).orElseThrow();
            return state.withHoldings(
                    state.holdings()
                            .with(
                                    state.holdings()
                                            .authorities()
                                            .with(
                                                    issued.revoked(
                                                            new IssuedCertificate.Revocation(
                                                                    world.now(),
                                                                    RevocationReason
                                                                            .KEY_COMPROMISE)))));
        });

        assertThat(NodeWorld.refusal(machine::open)).isEqualTo(Kind.CERTIFICATE);
    }

    @Test
    void writesDownWhenANodeWasSeenOnceAnHour() {
        Machine machine = world.machine();
        Instant joined = world.now();
        world.pass(Duration.ofMinutes(59));
        machine.open();
        assertThat(world.node().history().lastSeenAt()).hasValue(joined);

        world.pass(Duration.ofMinutes(1));
        machine.open();

        assertThat(world.node().history().lastSeenAt()).hasValue(world.now());
    }
}
