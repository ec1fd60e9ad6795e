package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.nodes.JoinTokenText;
import dev.mayfly.nodes.Joining;
import dev.mayfly.nodes.NodeCertificates;
import dev.mayfly.nodes.NodeDoor;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.NodeRegister;
import dev.mayfly.nodes.Proofs;
import dev.mayfly.store.sql.Database;
import dev.mayfly.x509.CertificateRequest;
import dev.mayfly.x509.Certificates;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two authorities over one database, each with a state of its own in memory.
class NodesOnTwoAuthoritiesTest {

    private static final String HERE = "192.0.2.7";

    @TempDir private Path home;
    private Database database;
    private Authority one;
    private Authority other;

    @BeforeEach
    void start() {
        database = Database.sqlite(home.resolve("state.db"), Database.Durability.SYNCED);
        one = new Authority(database);
        other = new Authority(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void ofMachinesThatJoinWithOneTokenAtBothOneBecomesTheNode() throws Exception {
        JoinTokenText token = one.add();
        other.parts.directory.refresh();
        List<Callable<String>> joins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            joins.add(() -> one.outcome(token));
            joins.add(() -> other.outcome(token));
        }

        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> outcome : threads.invokeAll(joins)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce("joined").hasSize(8);
        assertThat(outcomes).filteredOn(Kind.TOKEN_USED.name()::equals).hasSize(7);
    }

    @Test
    void aLockHereHoldsThereAsSoonAsItIsHeardOf() throws Exception {
        JoinTokenText token = one.add();
        Node node = one.join(token);
        other.parts.directory.refresh();
        PresentedChain chain =
                new PresentedChain(
                        Certificates.fromPem(node.enrolment().orElseThrow().current().pem())
                                .getFirst(),
                        List.of());
        assertThat(other.door.open(chain, HERE, IamWire.NOW).node().name()).isEqualTo("web-1");

        one.register.lock("web-1", "stolen", IamWire.NOW);
        other.parts.directory.refresh();

        assertThatThrownBy(() -> other.door.open(chain, HERE, IamWire.NOW))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining("stolen");
        assertThat(
                        other.parts
                                .directory
                                .state()
                                .nodes()
                                .byId(node.id())
                                .orElseThrow()
                                .honours(IamWire.NOW))
                .isFalse();
    }

    private static final class Authority {

        final CertificateWire parts;
        final NodeRegister register;
        final NodeDoor door;
        final Joining joining;

        Authority(Database database) {
            parts = new CertificateWire(database);
            NodeCertificates certificates =
                    new NodeCertificates(parts.authorities, parts.issuance, IamWire.ACCOUNT);
            register = new NodeRegister(parts.directory, certificates, new SecureRandom());
            door = new NodeDoor(parts.directory, certificates);
            joining = new Joining(parts.directory, certificates);
        }

        JoinTokenText add() {
            return register.add(
                            new NodeRegister.NewNode(
                                    "web-1",
                                    new Node.Grant(
                                            "arn:aws:iam::123456789012:instance-profile/app",
                                            List.of(),
                                            List.of()),
                                    NodeRegister.TOKEN_LIFE,
                                    new Recoveries(3, Duration.ofDays(30), Optional.empty())),
                            "ann",
                            IamWire.NOW)
                    .token();
        }

        Node join(JoinTokenText token) throws GeneralSecurityException {
            KeyPair key = parts.signer.newKey();
            return joining.join(
                    new Joining.Attempt(
                            token.id(),
                            CertificateRequest.of(key.getPublic(), key.getPrivate()),
                            Proofs.join(token, key.getPublic()),
                            HERE),
                    IamWire.NOW);
        }

        String outcome(JoinTokenText token) throws GeneralSecurityException {
            try {
                join(token);
                return "joined";
            } catch (NodeRefusedException e) {
                return e.refusal().kind().name();
            }
        }
    }
}
