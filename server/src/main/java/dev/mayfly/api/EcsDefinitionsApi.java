package dev.mayfly.api;

import dev.mayfly.api.ecs.DefinitionRecords;
import dev.mayfly.api.ecs.DefinitionRecords.ByName;
import dev.mayfly.api.ecs.DefinitionRecords.Registered;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.iam.Page;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.taskdefinition.RegisteredTaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.TaskRevisions;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// ECS's operations on task definitions.
public final class EcsDefinitionsApi {

    private final EcsNames names;
    private final TaskRevisions revisions;

    public EcsDefinitionsApi(TaskRevisions revisions) {
        this.names = revisions.names();
        this.revisions = revisions;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.writes(
                                "RegisterTaskDefinition", TaskDefinition.class, Registered.class)
                        .on(this::newRevision)
                        .and(this::registering)
                        .byCall(this::register),
                EcsOperation.writes(
                                "DeregisterTaskDefinition",
                                ByName.class,
                                DefinitionRecords.Deregistered.class)
                        .byCall(this::deregister),
                EcsOperation.reads(
                                "DescribeTaskDefinition",
                                DefinitionRecords.Describe.class,
                                Registered.class)
                        .by(this::describe),
                EcsOperation.reads(
                                "ListTaskDefinitions",
                                DefinitionRecords.ListDefinitions.class,
                                DefinitionRecords.Listed.class)
                        .by(this::list),
                EcsOperation.reads(
                                "ListTaskDefinitionFamilies",
                                DefinitionRecords.ListFamilies.class,
                                DefinitionRecords.Families.class)
                        .by(this::families));
    }

    private Target newRevision(TaskDefinition in) {
        return Target.of(names.arn(Kind.TASK_DEFINITION, in.family() + ":*")).bringing(tags(in));
    }

    /// Both roles are handed to whoever runs the tasks. Values of variables stay out of the trail,
    /// as they do at AWS: the model calls them sensitive.
    private List<Permission> registering(TaskDefinition in, Call call) {
        call.notes().shownInput(in.withoutEnvironment());
        return EcsTargets.passRoles(
                in.taskRoleArn().map(revisions::roleArn),
                in.executionRoleArn().map(revisions::roleArn));
    }

    private Registered register(TaskDefinition in, Call call) {
        TaskRevision revision =
                revisions.register(
                        in,
                        tags(in),
                        call.caller().map(SessionClaims::arn).orElse("")); // it is signed
        List<TagMember> tags = TagMember.members(revision.tags());
        call.notes()
                .shownOutput(
                        new Registered(
                                shown(revision, revision.definition().withoutEnvironment()), tags));
        return new Registered(shown(revision), tags);
    }

    private DefinitionRecords.Deregistered deregister(ByName in, Call call) {
        TaskRevision revision = revisions.deregister(in.taskDefinition());
        call.notes()
                .shownOutput(
                        new DefinitionRecords.Deregistered(
                                shown(revision, revision.definition().withoutEnvironment())));
        return new DefinitionRecords.Deregistered(shown(revision));
    }

    private Registered describe(DefinitionRecords.Describe in) {
        TaskRevision revision = revisions.existing(revisions.board().state(), in.taskDefinition());
        return new Registered(
                shown(revision),
                in.include().contains("TAGS") ? TagMember.members(revision.tags()) : List.of());
    }

    private DefinitionRecords.Listed list(DefinitionRecords.ListDefinitions in) {
        boolean active = in.status().orElse("ACTIVE").equals("ACTIVE");
        Comparator<TaskRevision> order =
                Comparator.comparing(TaskRevision::family).thenComparingInt(TaskRevision::revision);
        boolean descending = in.sort().filter("DESC"::equals).isPresent();
        List<String> arns =
                revisions.board().state().revisions().values().stream()
                        .filter(it -> it.active() == active)
                        .filter(it ->
                                in.familyPrefix().filter(p -> !p.equals(it.family())).isEmpty())
                        .sorted(descending ? order.reversed() : order)
                        .map(names::arn)
                        .toList();
        Page<String> page =
                EcsPages.inOrder("ListTaskDefinitions", arns, in.nextToken(), in.maxResults());
        return new DefinitionRecords.Listed(page.items(), page.nextMarker());
    }

    private DefinitionRecords.Families families(DefinitionRecords.ListFamilies in) {
        String status = in.status().orElse("ALL");
        Map<String, Boolean> active =
                revisions.board().state().revisions().values().stream()
                        .filter(it -> it.family().startsWith(in.familyPrefix().orElse("")))
                        .collect(
                                Collectors.toMap(
                                        TaskRevision::family,
                                        TaskRevision::active,
                                        Boolean::logicalOr,
                                        TreeMap::new));
        List<String> families =
                active.entrySet().stream()
                        .filter(it ->
                                status.equals("ALL") || it.getValue() == status.equals("ACTIVE"))
                        .map(Map.Entry::getKey)
                        .toList();
        Page<String> page =
                EcsPages.inOrder(
                        "ListTaskDefinitionFamilies", families, in.nextToken(), in.maxResults());
        return new DefinitionRecords.Families(page.items(), page.nextMarker());
    }

    private RegisteredTaskDefinition shown(TaskRevision revision) {
        return shown(revision, revision.definition());
    }

    private RegisteredTaskDefinition shown(TaskRevision revision, TaskDefinition definition) {
        return RegisteredTaskDefinition.of(
                definition,
                new RegisteredTaskDefinition.Registration(
                        names.arn(revision),
                        revision.revision(),
                        revision.registeredAt(),
                        Optional.of(revision.registeredBy()),
                        revision.deregisteredAt()));
    }

    private static List<Tag> tags(TaskDefinition in) {
        return in.tags().orElse(List.of()).stream()
                .map(tag -> new Tag(tag.key().orElse(""), tag.value().orElse("")))
                .toList();
    }
}
