package dev.mayfly.nodes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.JoinToken;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What administrators do with nodes: add, lock, unlock, allow recoveries, remove. Thread-safe.
public final class NodeRegister {

    /// How long a join token lives when nobody says.
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private static final int MAX_NODES = 5000;
    private static final int TOKEN_ID_CHARACTERS = 16;
    private static final String TOKEN_ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final Directory directory;
    private final NodeCertificates certificates;
    private final SecureRandom random;

    public NodeRegister(Directory directory, NodeCertificates certificates, SecureRandom random) {
        this.directory = directory;
        this.certificates = certificates;
        this.random = random;
    }

    /// What a node is to be.
    public record NewNode(
            String name, Node.Grant grant, Duration tokenLife, Recoveries recoveries) {}

    /// A node that may join, and the token for its machine.
    public record Added(Node node, JoinTokenText token) {}

    /// Adds a node. One of the same name that never joined makes room, and its token is void.
    ///
    /// @throws RefusedException when there is a node of that name, no such profile or role, no
    ///   room, or a value out of bounds
    public Added add(NewNode wanted, String addedBy, Instant now) {
        Proofs.TokenKey key = Proofs.newTokenKey(random);
        JoinTokenText token =
                new JoinTokenText(
                        tokenId(),
                        key.secret(),
                        Proofs.pin(certificates.authority().certificate().getPublicKey()));
        Node node =
                node(
                        wanted,
                        new JoinToken(token.id(), key.verifier(), now.plus(wanted.tokenLife())),
                        addedBy,
                        now);
        directory.update(state -> {
            requirePlace(state, node.name());
            return state.withNodes(state.nodes().with(node));
        });
        return new Added(node, token);
    }

    /// Every node, in the order of names.
    public List<Node> list() {
        return List.copyOf(directory.state().nodes().nodes().values());
    }

    /// The node of that name.
    ///
    /// @throws RefusedException when there is none
    public Node get(String name) {
        return get(directory.state(), name);
    }

    /// Has the node get nothing more and ends its sessions. One that is locked stays as it was.
    ///
    /// @throws RefusedException when there is none
    public Node lock(String name, String reason, Instant now) {
        return change(
                name,
                node ->
                        node.lock().isPresent()
                                ? node
                                : node.locked(new Node.Lock(now, reason, false)));
    }

    /// Takes the lock away. After a clone no certificate counts any more: one recovery is allowed,
    /// and the first holder of the key that asks for it is the node from then on.
    ///
    /// @throws RefusedException when there is none
    public Node unlock(String name, Instant now) {
        return change(
                name,
                node -> {
                    boolean cloned = node.lock().filter(Node.Lock::cloned).isPresent();
                    if (!cloned) {
                        return node.unlocked(node.enrolment(), node.recoveries());
                    }
                    Recoveries once = node.recoveries();
                    Recoveries open =
                            once.openAt(now)
                                    ? once
                                    : new Recoveries(
                                            Math.max(1, once.left()),
                                            once.window(),
                                            Optional.of(now.plus(Duration.ofDays(1))));
                    return node.unlocked(
                            node.enrolment().map(Enrolment::withoutCertificates), open);
                });
    }

    /// Gives the node another allowance of recoveries; what is empty stays.
    ///
    /// @throws RefusedException when there is none
    public Node allow(String name, Allowance allowance) {
        return change(
                name,
                node ->
                        node.allowed(
                                new Recoveries(
                                        allowance.left().orElse(node.recoveries().left()),
                                        node.recoveries().window(),
                                        allowance.until().or(() -> node.recoveries().until()))));
    }

    /// How many recoveries are left, and until when.
    public record Allowance(Optional<Integer> left, Optional<Instant> until) {}

    /// Forgets the node. Its sessions are over, its certificates and its token worth nothing.
    ///
    /// @throws RefusedException when there is none
    public void remove(String name) {
        directory.update(state -> state.withNodes(state.nodes().without(get(state, name).name())));
    }

    private Node change(String name, UnaryOperator<Node> change) {
        AccountState after =
                directory.update(state ->
                        state.withNodes(state.nodes().with(change.apply(get(state, name)))));
        return get(after, name);
    }

    private Node node(NewNode wanted, JoinToken token, String addedBy, Instant now) {
        Node.Grant grant = wanted.grant();
        try {
            return new Node(
                    new Node.Identity(wanted.name(), "n-" + hex(24), "i-" + hex(17)),
                    new Node.Grant(
                            grant.instanceProfileArn(),
                            grant.taskRoleArns().stream().distinct().toList(),
                            NodeNetworks.checked(grant.networks())),
                    Optional.of(token),
                    Optional.empty(),
                    wanted.recoveries(),
                    Optional.empty(),
                    now.truncatedTo(ChronoUnit.MILLIS),
                    new Node.History(addedBy, now, Optional.empty(), Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(new Refusal.InvalidMember(String.valueOf(e.getMessage())));
        }
    }

    private static void requirePlace(AccountState state, String name) {
        boolean taken =
                state.nodes().byName(name).filter(old -> old.enrolment().isPresent()).isPresent();
        if (taken) {
            throw new RefusedException(
                    new Refusal.EntityAlreadyExists(
                            "There is a node named "
                                    + name
                                    + " that has joined; remove it first."));
        }
        if (state.nodes().nodes().size() >= MAX_NODES) {
            throw new RefusedException(
                    new Refusal.LimitExceeded("An account has at most " + MAX_NODES + " nodes."));
        }
    }

    private static Node get(AccountState state, String name) {
        return state.nodes()
                .byName(name)
                .orElseThrow(() -> Existing.noSuchEntity("There is no node named " + name + "."));
    }

    private String tokenId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < TOKEN_ID_CHARACTERS; i++) {
            id.append(TOKEN_ID_ALPHABET.charAt(random.nextInt(TOKEN_ID_ALPHABET.length())));
        }
        return id.toString();
    }

    private String hex(int digits) {
        byte[] bytes = new byte[(digits + 1) / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).substring(0, digits);
    }
}
