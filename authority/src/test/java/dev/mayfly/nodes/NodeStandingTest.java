package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.Role;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Sessions of a node live and end with its standing.
class NodeStandingTest {

    private final NodeWorld world = new NodeWorld();
    private final NodeWorld.Machine machine = world.machine();
    private final Role role = world.account.role("app").add();
    private final TemporaryCredentials session = issued("mayflyNode", world.node().id());

    @Test
    void endWithALockAndStayEndedAfterTheUnlock() {
        assertThat(honoured(session)).isTrue();

        world.register.lock("web-1", "stolen", world.now());
        assertThat(honoured(session)).isFalse();

        world.register.unlock("web-1", world.now());
        assertThat(honoured(session)).isFalse();
        world.pass(Duration.ofMillis(1));
        assertThat(honoured(issued("mayflyNode", world.node().id()))).isTrue();
    }

    @Test
    void endWithARemovalAlsoWhenTheNameIsUsedAgain() {
        world.register.remove("web-1");
        assertThat(honoured(session)).isFalse();

        world.added();
        assertThat(honoured(session)).isFalse();
    }

    @Test
    void endWhenACopyIsFound() {
        NodeWorld.Machine copy = machine.copy();
        machine.renew(true);
        assertThat(honoured(session)).isTrue();

        NodeWorld.refusal(() -> copy.renew(true));

        assertThat(honoured(session)).isFalse();
    }

    @Test
    void goOnThroughARenewal() {
        machine.renew(true);

        assertThat(honoured(session)).isTrue();
    }

    /// Kubernetes tokens name the machine their pod runs on.
    @Test
    void ofOthersHaveNothingToDoWithIt() {
        world.register.remove("web-1");

        assertThat(honoured(issued("node", "ip-10-0-0-1"))).isTrue();
    }

    private boolean honoured(TemporaryCredentials credentials) {
        try {
            world.account.verifier.open(
                    credentials.accessKeyId(), credentials.sessionToken().reveal(), world.now());
            return true;
        } catch (RefusedException _) {
            return false;
        }
    }

    private TemporaryCredentials issued(String entry, String value) {
        SessionClaims plain = world.account.claims(role);
        return world.account.sealer.seal(
                new SessionClaims(
                        plain.account(),
                        plain.accessKeyId(),
                        plain.roleName(),
                        plain.rolePath(),
                        plain.roleUniqueId(),
                        "i-" + "a".repeat(17),
                        world.now(),
                        world.now().plus(Duration.ofHours(1)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(entry, value),
                        false));
    }
}
