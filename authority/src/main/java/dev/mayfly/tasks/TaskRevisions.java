package dev.mayfly.tasks;

import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.admission.Admission;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Registers task definitions and takes them back. Thread-safe.
public record TaskRevisions(TaskBoard board, EcsNames names, InstantSource clock) {

    /// Registers the next revision of a family. What may not be registered is refused with
    /// everything that is wrong with it.
    ///
    /// @param definition with roles as ARNs or names
    /// @throws dev.mayfly.refusal.RefusedException `ClientException`
    public TaskRevision register(TaskDefinition definition, List<Tag> tags, String registeredBy) {
        TaskDefinition admitted = withRoleArns(definition);
        admit(admitted);
        List<Tag> kept = EcsTags.merged(List.of(), tags);
        EcsState after =
                board.change(state ->
                        state.with(
                                new TaskRevision(
                                        admitted,
                                        latest(state, admitted.family()) + 1,
                                        registeredBy,
                                        clock.instant(),
                                        Optional.empty(),
                                        kept)));
        int revision = latest(after, admitted.family());
        return Objects.requireNonNull(after.revisions().get(admitted.family() + ":" + revision));
    }

    /// Takes a revision out of use for what is new. Once is enough; again is no error.
    public TaskRevision deregister(String named) {
        EcsState after =
                board.change(state -> {
                    TaskRevision revision = existing(state, named);
                    return revision.active()
                            ? state.with(revision.deregistered(clock.instant()))
                            : state;
                });
        return existing(after, named);
    }

    /// The revision a call names.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `ClientException`
    public TaskRevision existing(EcsState state, String named) {
        return names.revision(state, named)
                .orElseThrow(() -> Refusals.client("Unable to describe task definition."));
    }

    /// `role` as an ARN; a bare name is one of this account, as AWS takes it.
    public String roleArn(String role) {
        return role.startsWith("arn:") ? role : Arn.iam(names.account(), "role/" + role).toString();
    }

    /// Lets a definition pass that may be run.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `ClientException`
    static void admit(TaskDefinition definition) {
        try {
            Admission.standard().check(definition);
        } catch (TaskDefinitionException e) {
            throw Refusals.client(
                    String.join("; ", e.problems().stream().map(Problem::toString).toList()));
        }
    }

    private static int latest(EcsState state, String family) {
        return state.revisions().subMap(family + ":", family + ";").values().stream()
                .mapToInt(TaskRevision::revision)
                .max()
                .orElse(0);
    }

    private TaskDefinition withRoleArns(TaskDefinition given) {
        return new TaskDefinition(
                given.family(),
                given.taskRoleArn().filter(role -> !role.isEmpty()).map(this::roleArn),
                given.executionRoleArn().filter(role -> !role.isEmpty()).map(this::roleArn),
                given.networkMode(),
                given.containerDefinitions(),
                given.volumes(),
                given.placementConstraints(),
                given.requiresCompatibilities(),
                given.cpu(),
                given.memory(),
                Optional.empty(),
                given.pidMode(),
                given.ipcMode(),
                given.proxyConfiguration(),
                given.inferenceAccelerators(),
                given.ephemeralStorage(),
                given.runtimePlatform(),
                given.enableFaultInjection());
    }
}
