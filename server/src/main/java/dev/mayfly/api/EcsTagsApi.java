package dev.mayfly.api;

import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.api.ecs.TagRecords;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.tasks.EcsTags;
import dev.mayfly.wire.Operation;
import java.util.List;

/// ECS's operations on tags.
public final class EcsTagsApi {

    private final EcsTags tags;
    private final EcsTargets targets;

    public EcsTagsApi(EcsTags tags) {
        this.tags = tags;
        this.targets = new EcsTargets(tags.board(), tags.names());
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.writes("TagResource", TagRecords.Tag.class, Empty.class)
                        .on(in -> targets.arn(in.resourceArn()).bringing(TagMember.tags(in.tags())))
                        .by(in -> {
                            tags.tag(in.resourceArn(), TagMember.tags(in.tags()));
                            return Empty.ANSWER;
                        }),
                EcsOperation.writes("UntagResource", TagRecords.Untag.class, Empty.class)
                        .on(in -> targets.arn(in.resourceArn()).tagKeys(in.tagKeys()))
                        .by(in -> {
                            tags.untag(in.resourceArn(), in.tagKeys());
                            return Empty.ANSWER;
                        }),
                EcsOperation.reads(
                                "ListTagsForResource",
                                TagRecords.ByArn.class,
                                TagRecords.Tags.class)
                        .on(in -> targets.arn(in.resourceArn()))
                        .by(in ->
                                new TagRecords.Tags(
                                        TagMember.members(
                                                tags.resource(
                                                                tags.board().state(),
                                                                in.resourceArn())
                                                        .tags()))));
    }
}
