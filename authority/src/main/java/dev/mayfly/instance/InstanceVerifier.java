package dev.mayfly.instance;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.Names;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.session.VerifiedCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides which role a node may have: through its instance profile the one role in it, as
/// `ec2.amazonaws.com`; for a task of its own operator (cluster `local`) one of its task roles, as
/// `ecs-tasks.amazonaws.com`. Which role that is stands in the account, never in the request.
///
/// Source: IAM User Guide, "Using instance profiles" and the condition keys `ec2:SourceInstanceARN`
/// and `ec2:RoleDelivery`; ECS Developer Guide, "Task IAM role" (trust policy with `aws:SourceArn`
/// and `aws:SourceAccount`), read 2026-11.
public final class InstanceVerifier {

    /// The cluster of tasks that a node's own operator starts.
    public static final String LOCAL_CLUSTER = "local";

    /// The principal of the instance route.
    public static final String EC2 = "ec2.amazonaws.com";

    /// The principal of the task route.
    public static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    private static final Pattern TASK = Pattern.compile("task/([^/]+)/([0-9a-f]{32})");

    private final AccountId account;
    private final String region;

    public InstanceVerifier(AccountId account, String region) {
        this.account = account;
        this.region = region;
    }

    /// Whether `profileArn` names a route of this class rather than a task of a cluster.
    public boolean knows(String profileArn) {
        return task(profileArn).map(task -> task.group(1).equals(LOCAL_CLUSTER)).orElse(true);
    }

    /// The caller for `roleArn` by the route that `profileArn` names. The instance profile's ARN in
    /// place of a role means whichever role the profile holds.
    ///
    /// @throws NodeRefusedException when the profile or role is not the node's
    public NodeCaller verify(
            ProvenNode proven, String profileArn, String roleArn, AccountState state) {
        Optional<Matcher> task = task(profileArn);
        return task.isPresent()
                ? localTask(proven, task.get(), profileArn, roleArn)
                : instance(proven, profileArn, roleArn, state);
    }

    private NodeCaller instance(
            ProvenNode proven, String profileArn, String roleArn, AccountState state) {
        Node node = proven.node();
        if (!node.grant().instanceProfileArn().equals(profileArn)) {
            throw refused(
                    "the instance profile of %s is %s, not %s"
                            .formatted(node.name(), node.grant().instanceProfileArn(), profileArn));
        }
        String role =
                roleOf(profileArn, state)
                        // The machine need not know which role its profile holds today.
                        .filter(held -> roleArn.equals(held) || roleArn.equals(profileArn))
                        .orElseThrow(() ->
                                refused(
                                        "the role in %s is %s, not %s"
                                                .formatted(
                                                        profileArn,
                                                        roleOf(profileArn, state).orElse("absent"),
                                                        roleArn)));
        String instanceArn =
                new Arn("aws", "ec2", region, account.digits(), "instance/" + node.instanceId())
                        .toString();
        Map<String, List<String>> context =
                Map.of(
                        "ec2:SourceInstanceARN",
                        List.of(instanceArn),
                        "ec2:RoleDelivery",
                        List.of("2.0"));
        return new NodeCaller(caller(proven, EC2, context, context), role, node.instanceId());
    }

    private NodeCaller localTask(ProvenNode proven, Matcher task, String taskArn, String roleArn) {
        if (!proven.node().grant().taskRoleArns().contains(roleArn)) {
            throw refused(
                    "the role %s is none of the task roles of %s"
                            .formatted(roleArn, proven.node().name()));
        }
        Map<String, List<String>> trust =
                Map.of(
                        "aws:SourceArn",
                        List.of(taskArn),
                        "aws:SourceAccount",
                        List.of(account.digits()));
        return new NodeCaller(caller(proven, ECS_TASKS, trust, Map.of()), roleArn, task.group(2));
    }

    private VerifiedCaller caller(
            ProvenNode proven,
            String service,
            Map<String, List<String>> trust,
            Map<String, List<String>> session) {
        return new VerifiedCaller(
                VerifiedCaller.Kind.SERVICE,
                service,
                proven.node().name(),
                proven.node().grant().instanceProfileArn(),
                new HashMap<>(trust),
                session,
                List.of(),
                Set.of(),
                Optional.empty(),
                NodeProvenance.of(proven));
    }

    private Optional<String> roleOf(String profileArn, AccountState state) {
        String name = profileArn.substring(profileArn.lastIndexOf('/') + 1);
        return Optional.ofNullable(state.instanceProfiles().get(Names.key(name)))
                .filter(profile -> profile.arn(account).toString().equals(profileArn))
                .flatMap(InstanceProfile::roleName)
                .flatMap(role -> Optional.ofNullable(state.roles().get(Names.key(role))))
                .map(role -> role.arn(account).toString());
    }

    private Optional<Matcher> task(String arn) {
        Optional<Arn> parsed = Arn.parse(arn).filter(a -> a.service().equals("ecs"));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        Matcher task = TASK.matcher(parsed.get().resource());
        boolean here =
                parsed.get().region().equals(region)
                        && parsed.get().account().equals(account.digits());
        if (!here || !task.matches()) {
            throw refused("`" + arn + "` is no task of this account and region");
        }
        return Optional.of(task);
    }

    private static NodeRefusedException refused(String reason) {
        return new NodeRefusedException(new NodeRefusal(Kind.NOT_ITS_ROLE, reason));
    }
}
