package dev.mayfly.api;

import dev.mayfly.api.rolesanywhere.CreateSession;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.instance.InstanceVerifier;
import dev.mayfly.instance.NodeCaller;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionTerms;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.AnywhereSessions.Wish;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// `CreateSession` for nodes. The profile says by which route, and each route knows which roles a
/// node may have there; the session's name and terms are ours. It ends with the node's certificate
/// at the latest: a node renews at half of its 24 hours, so that an hour is there for as long as
/// renewal works, and fails closed after.
public final class NodeSessionsApi implements NodeSessions {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private final Directory directory;
    private final NodeCalls calls;
    private final Routes routes;
    private final Answering answering;

    /// The routes of nodes.
    public record Routes(InstanceVerifier instances, TaskRoute tasks) {}

    /// The route of tasks that a cluster placed on the node. A port: what an account knows of its
    /// tasks stands behind it.
    @FunctionalInterface
    public interface TaskRoute {

        /// The caller for `roleArn` by the task of that ARN, which is placed on the node.
        ///
        /// @throws NodeRefusedException when it is not, is stopped, or has not that role
        NodeCaller verify(ProvenNode proven, String taskArn, String roleArn);

        /// An account without clusters.
        TaskRoute NONE =
                (_, taskArn, _) -> {
                    throw new NodeRefusedException(
                            new NodeRefusal(Kind.NOT_ITS_ROLE, "there is no task " + taskArn));
                };
    }

    /// How answers are made.
    public record Answering(
            SessionIssuer issuer,
            CallCircumstances circumstances,
            AuthorizationMessages messages,
            AnywhereArns arns) {}

    public NodeSessionsApi(
            Directory directory, NodeCalls calls, Routes routes, Answering answering) {
        this.directory = directory;
        this.calls = calls;
        this.routes = routes;
        this.answering = answering;
    }

    @Override
    public CreateSession.Answer createSession(Wish wish, Call call) {
        ProvenNode proven = calls.proven(call);
        if (wish.sessionName().isPresent()) {
            throw calls.refusal(
                    Kind.NOT_ITS_ROLE, "a node does not choose the name of its sessions", call);
        }
        NodeCaller caller = calls.answered(call, () -> caller(proven, wish));
        Duration duration = duration(proven, wish, caller, call);
        Issuance issuance =
                answering
                        .issuer()
                        .issue(
                                caller.caller(),
                                SessionTerms.of(caller.roleArn(), caller.sessionName())
                                        .lasting(duration),
                                answering.circumstances().of(call));
        return CreateSession.Answer.of(
                issued(issuance, caller.roleArn(), call),
                answering.arns().of("subject/" + proven.node().id()));
    }

    private NodeCaller caller(ProvenNode proven, Wish wish) {
        return routes.instances().knows(wish.profileArn())
                ? routes.instances()
                        .verify(proven, wish.profileArn(), wish.roleArn(), directory.state())
                : routes.tasks().verify(proven, wish.profileArn(), wish.roleArn());
    }

    /// What was asked for, as far as certificate and role go: a machine cannot know either.
    private Duration duration(ProvenNode proven, Wish wish, NodeCaller caller, Call call) {
        Duration asked = wish.duration().orElse(USUAL);
        Instant now = call.now();
        Duration left = Duration.ofSeconds(Duration.between(now, proven.end()).toSeconds());
        if (left.compareTo(SHORTEST) < 0) {
            throw calls.refusal(
                    Kind.LAPSED,
                    "the certificate of %s ends at %s, sooner than the shortest session"
                            .formatted(proven.node().name(), proven.end()),
                    call);
        }
        return Stream.of(asked, left, longest(caller.roleArn()))
                .min(Comparator.naturalOrder())
                .get();
    }

    /// A role that is not there is refused later, like one that trusts nobody.
    private Duration longest(String roleArn) {
        String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return Optional.ofNullable(directory.state().roles().get(Names.key(name)))
                .map(Role::maxSessionDuration)
                .orElse(USUAL);
    }

    private Issuance.Issued issued(Issuance issuance, String roleArn, Call call) {
        return switch (issuance) {
            case Issuance.Issued issued -> {
                call.notes()
                        .resource(
                                new TrailEvent.Resource(
                                        roleArn, "AWS::IAM::Role", answering.arns().account()));
                yield issued;
            }
            case Issuance.Denied(_, var explanation) -> {
                call.notes().denial(explanation.json());
                throw new RefusedException(
                        new Refusal.NotAuthorized(
                                "Unable to assume role for "
                                        + roleArn
                                        + ". Encoded authorization failure message: "
                                        + answering.messages().encode(call.eventId())));
            }
        };
    }
}
