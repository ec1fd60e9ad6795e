package dev.mayfly.tasks;

import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.ClusterFault;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Tags on what ECS holds: at most 50, `aws:` is reserved. Kept sorted by key. Thread-safe.
///
/// Source: ECS API Reference, `TagResource`, read 2026-11.
public record EcsTags(TaskBoard board, EcsNames names) {

    private static final int MAX_TAGS = 50;

    /// The resource that an ARN names, in either form.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `InvalidParameterException` when it is no ARN of
    ///   ECS, `ResourceNotFoundException` when there is none
    public EcsResource resource(EcsState state, String arn) {
        for (EcsResource.Kind kind : EcsResource.Kind.values()) {
            String path = names.path(kind, arn);
            if (arn.startsWith("arn:") && !path.isEmpty()) {
                return find(state, kind, path)
                        .orElseThrow(() ->
                                Refusals.of(
                                        ClusterFault.RESOURCE_NOT_FOUND,
                                        "The specified resource cannot be found."));
            }
        }
        throw Refusals.parameter("Invalid resource ARN.");
    }

    private static Optional<EcsResource> find(EcsState state, EcsResource.Kind kind, String path) {
        String key =
                switch (kind) {
                    case CLUSTER, TASK_DEFINITION, SERVICE -> path;
                    case TASK, CONTAINER_INSTANCE -> EcsNames.last(path);
                };
        return Optional.<EcsResource>ofNullable(state.of(kind).get(key))
                .filter(found -> found.path().equals(path) || found.key().equals(path));
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String arn, List<Tag> tags) {
        board.change(state -> {
            EcsResource resource = resource(state, arn);
            return state.with(resource.withTags(merged(resource.tags(), tags)));
        });
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String arn, Collection<String> keys) {
        board.change(state -> {
            EcsResource resource = resource(state, arn);
            List<Tag> left =
                    resource.tags().stream().filter(tag -> !keys.contains(tag.key())).toList();
            return state.with(resource.withTags(left));
        });
    }

    static List<Tag> merged(List<Tag> before, List<Tag> added) {
        TreeMap<String, Tag> merged = new TreeMap<>();
        before.forEach(tag -> merged.put(tag.key(), tag));
        for (Tag tag : added) {
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw Refusals.parameter("Tag keys beginning with aws: are reserved.");
            }
            merged.put(tag.key(), tag);
        }
        if (merged.size() > MAX_TAGS) {
            throw Refusals.parameter("A resource has at most 50 tags.");
        }
        return List.copyOf(merged.values());
    }
}
