package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A revision of a task definition. `json` is what was registered, in the words of
/// `RegisterTaskDefinition` without the tags; the roles stand in it too and are read out because
/// sessions are decided by them. Revisions never change but in `deregisteredAt` and tags.
public record TaskRevision(
        String family,
        int revision,
        String json,
        Optional<String> taskRoleArn,
        Optional<String> executionRoleArn,
        String registeredBy,
        Instant registeredAt,
        Optional<Instant> deregisteredAt,
        List<Tag> tags)
        implements EcsResource {

    private static final int MAX_FAMILY = 255;

    public TaskRevision {
        Names.check("a task definition", family, MAX_FAMILY);
        Names.require(revision > 0, "revisions count from 1");
        tags = List.copyOf(tags);
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
        return family + ":" + revision;
    }

    @Override
    public String path() {
        return key();
    }

    /// This revision, no longer to be used for what is new.
    public TaskRevision deregistered(Instant now) {
        return new TaskRevision(
                family,
                revision,
                json,
                taskRoleArn,
                executionRoleArn,
                registeredBy,
                registeredAt,
                Optional.of(now),
                tags);
    }

    @Override
    public TaskRevision withTags(List<Tag> newTags) {
        return new TaskRevision(
                family,
                revision,
                json,
                taskRoleArn,
                executionRoleArn,
                registeredBy,
                registeredAt,
                deregisteredAt,
                newTags);
    }
}
