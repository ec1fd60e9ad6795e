package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A revision of a task definition. The definition is what was registered, without its tags, which
/// stand here. Revisions never change but in `deregisteredAt` and tags.
public record TaskRevision(
        TaskDefinition definition,
        int revision,
        String registeredBy,
        Instant registeredAt,
        Optional<Instant> deregisteredAt,
        List<Tag> tags)
        implements EcsResource {

    private static final int MAX_FAMILY = 255;

    public TaskRevision {
        Names.check("a task definition", definition.family(), MAX_FAMILY);
        Names.require(revision > 0, "revisions count from 1");
        Names.require(definition.tags().isEmpty(), "the tags stand beside the definition");
        tags = List.copyOf(tags);
    }

    /// The name its revisions share.
    public String family() {
        return definition.family();
    }

    /// Whether new tasks and services may name it.
    public boolean active() {
        return deregisteredAt.isEmpty();
    }

    @Override
    public Kind kind() {
        return Kind.TASK_DEFINITION;
    }

    /// `family:revision`.
    @Override
    public String key() {
        return family() + ":" + revision;
    }

    @Override
    public String path() {
        return key();
    }

    /// This revision, no longer to be used for what is new.
    public TaskRevision deregistered(Instant now) {
        return new TaskRevision(
                definition, revision, registeredBy, registeredAt, Optional.of(now), tags);
    }

    @Override
    public TaskRevision withTags(List<Tag> newTags) {
        return new TaskRevision(
                definition, revision, registeredBy, registeredAt, deregisteredAt, newTags);
    }
}
