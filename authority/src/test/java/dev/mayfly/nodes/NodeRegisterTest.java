package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeRegisterTest {

    private final NodeWorld world = new NodeWorld();

    @Test
    void replacesANodeThatNeverJoinedAndKeepsOneThatDid() {
        String first = world.added().node().id();
        String second = world.added().node().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(world.register.list()).hasSize(1);
        world.machine();

        assertThatThrownBy(world::added)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal())
                                        .isInstanceOf(Refusal.EntityAlreadyExists.class));
    }

    @ParameterizedTest
    @CsvSource({
        "Web-1, 10.0.0.0/8",
        "-web, 10.0.0.0/8",
        "web_1, 10.0.0.0/8",
        "a..b, 10.0.0.0/8",
        "web-1, 10.0.0.0/33",
        "web-1, office",
        "web-1, 010.0.0.1"
    })
    void refusesNamesAndNetworksOutOfForm(String name, String network) {
        NodeRegister.NewNode wanted =
                new NodeRegister.NewNode(
                        name,
                        new Node.Grant(NodeWorld.PROFILE, List.of(), List.of(network)),
                        NodeRegister.TOKEN_LIFE,
                        new Recoveries(3, Duration.ofDays(30), Optional.empty()));

        assertThatThrownBy(() -> world.register.add(wanted, "ann", world.now()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isInstanceOf(Refusal.InvalidMember.class));
    }

    @Test
    void keepsTheFirstReasonOfALock() {
        world.added();
        world.register.lock("web-1", "first", world.now());
        world.pass(Duration.ofMinutes(1));

        Node node = world.register.lock("web-1", "second", world.now());

        assertThat(node.lock().orElseThrow().reason()).isEqualTo("first");
    }

    @Test
    void knowsNoNodeThatIsNotThere() {
        assertThatThrownBy(() -> world.register.remove("web-1"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> world.register.unlock("web-1", world.now()))
                .isInstanceOf(RefusedException.class);
    }
}
