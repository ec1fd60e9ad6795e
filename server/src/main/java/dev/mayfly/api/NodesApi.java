package dev.mayfly.api;

import dev.mayfly.api.iam.Empty;
import dev.mayfly.api.node.NodeAnswers;
import dev.mayfly.api.node.NodeRequests;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.instance.InstanceVerifier;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.nodes.NodeRegister;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What administrators do with nodes. Whoever adds a node hands its roles to the machine, so that
/// `iam:PassRole` is asked for each of them.
public final class NodesApi {

    private static final int RECOVERIES = 3;
    private static final Duration RECOVERY_WINDOW = Duration.ofDays(30);
    private static final String PASS_ROLE = "iam:PassRole";
    private static final String PASSED_TO = "iam:PassedToService";

    private final Directory directory;
    private final NodeRegister register;
    private final NodeCalls calls;
    private final IamTargets targets;

    public NodesApi(Directory directory, NodeRegister register, NodeCalls calls) {
        this.directory = directory;
        this.register = register;
        this.calls = calls;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        MayflyApi.SERVICE,
                        "AddNode",
                        NodeRequests.AddNode.class,
                        NodeAnswers.AddedNode.class,
                        false,
                        new Operation.Access.Needs<>(needs -> addingNeeds(needs.input())),
                        this::add),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "ListNodes",
                        NodeRequests.Nothing.class,
                        NodeAnswers.Nodes.class,
                        true,
                        new Operation.Access.Needs<>(
                                _ -> List.of(Permission.of("mayfly:ListNodes", "*"))),
                        this::list),
                operation(
                        "LockNode",
                        NodeRequests.LockNode.class,
                        NodeAnswers.OneNode.class,
                        NodeRequests.LockNode::nodeName,
                        this::lock),
                operation(
                        "UnlockNode",
                        NodeRequests.ByName.class,
                        NodeAnswers.OneNode.class,
                        NodeRequests.ByName::nodeName,
                        this::unlock),
                operation(
                        "AllowRecovery",
                        NodeRequests.AllowRecovery.class,
                        NodeAnswers.OneNode.class,
                        NodeRequests.AllowRecovery::nodeName,
                        this::allow),
                operation(
                        "RemoveNode",
                        NodeRequests.ByName.class,
                        Empty.class,
                        NodeRequests.ByName::nodeName,
                        this::remove));
    }

    private <I extends Record, O extends Record> Operation<I, O> operation(
            String name,
            Class<I> input,
            Class<O> output,
            Function<I, String> node,
            Operation.Handler<I, O> handler) {
        return new Operation<>(
                MayflyApi.SERVICE,
                name,
                input,
                output,
                false,
                new Operation.Access.Needs<>(needs ->
                        List.of(
                                Permission.of(
                                        "mayfly:" + name, calls.arn(node.apply(needs.input()))))),
                (request, call) -> {
                    call.notes().resource(calls.resource(node.apply(request)));
                    return handler.answer(request, call);
                });
    }

    /// Source: Service Authorization Reference, `RunInstances` and `RegisterTaskDefinition`,
    /// dependent action `iam:PassRole` with `iam:PassedToService`, read 2026-11.
    private List<Permission> addingNeeds(NodeRequests.AddNode in) {
        List<Permission> needs = new ArrayList<>();
        needs.add(Permission.of("mayfly:AddNode", calls.arn(in.nodeName())));
        Optional.ofNullable(
                        directory
                                .state()
                                .instanceProfiles()
                                .get(Names.key(in.instanceProfileName())))
                .flatMap(InstanceProfile::roleName)
                .ifPresent(role ->
                        needs.add(
                                targets.role(role)
                                        .with(PASSED_TO, InstanceVerifier.EC2)
                                        .permission(PASS_ROLE)));
        for (String role : in.taskRoleArns()) {
            needs.add(
                    targets.identity(role)
                            .with(PASSED_TO, InstanceVerifier.ECS_TASKS)
                            .permission(PASS_ROLE));
        }
        return needs;
    }

    private NodeAnswers.AddedNode add(NodeRequests.AddNode in, Call call) {
        call.notes().resource(calls.resource(in.nodeName()));
        AccountState state = directory.state();
        InstanceProfile profile = Existing.instanceProfile(state, in.instanceProfileName());
        if (profile.roleName().isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "The instance profile " + profile.name() + " holds no role."));
        }
        in.taskRoleArns().forEach(arn -> requireRole(state, arn));
        NodeRegister.Added added =
                register.add(
                        new NodeRegister.NewNode(
                                in.nodeName(),
                                new Node.Grant(
                                        profile.arn(state.account()).toString(),
                                        in.taskRoleArns(),
                                        in.allowedCidrs()),
                                in.tokenSeconds().orElse(NodeRegister.TOKEN_LIFE),
                                new Recoveries(
                                        in.recoveries().orElse(RECOVERIES),
                                        in.recoveryWindowSeconds().orElse(RECOVERY_WINDOW),
                                        Optional.empty())),
                        call.caller().orElseThrow().arn(),
                        call.now());
        return new NodeAnswers.AddedNode(
                NodeView.of(added.node(), call.now()),
                added.token().text(),
                added.node().token().orElseThrow().expiresAt());
    }

    private static void requireRole(AccountState state, String arn) {
        Role role = Existing.role(state, arn.substring(arn.lastIndexOf('/') + 1));
        if (!role.arn(state.account()).toString().equals(arn)) {
            throw new RefusedException(
                    new Refusal.NoSuchEntity("There is no role " + arn + " in this account."));
        }
    }

    private NodeAnswers.Nodes list(NodeRequests.Nothing in, Call call) {
        return new NodeAnswers.Nodes(
                register.list().stream().map(node -> NodeView.of(node, call.now())).toList());
    }

    private NodeAnswers.OneNode lock(NodeRequests.LockNode in, Call call) {
        String reason = in.reason().orElse("locked by " + call.caller().orElseThrow().arn());
        return one(register.lock(in.nodeName(), reason, call.now()), call);
    }

    private NodeAnswers.OneNode unlock(NodeRequests.ByName in, Call call) {
        return one(register.unlock(in.nodeName(), call.now()), call);
    }

    private NodeAnswers.OneNode allow(NodeRequests.AllowRecovery in, Call call) {
        return one(
                register.allow(
                        in.nodeName(), new NodeRegister.Allowance(in.recoveries(), in.until())),
                call);
    }

    private Empty remove(NodeRequests.ByName in, Call call) {
        register.remove(in.nodeName());
        return Empty.ANSWER;
    }

    private static NodeAnswers.OneNode one(Node node, Call call) {
        return new NodeAnswers.OneNode(NodeView.of(node, call.now()));
    }
}
