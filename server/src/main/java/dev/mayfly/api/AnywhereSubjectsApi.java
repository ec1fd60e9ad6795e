package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.api.rolesanywhere.Listing;
import dev.mayfly.api.rolesanywhere.SubjectShapes.ById;
import dev.mayfly.api.rolesanywhere.SubjectShapes.Detail;
import dev.mayfly.api.rolesanywhere.SubjectShapes.Many;
import dev.mayfly.api.rolesanywhere.SubjectShapes.One;
import dev.mayfly.api.rolesanywhere.SubjectShapes.Summary;
import dev.mayfly.api.rolesanywhere.TagMember;
import dev.mayfly.api.rolesanywhere.Tagging;
import dev.mayfly.iam.Directory;
import dev.mayfly.rolesanywhere.AnywhereTags;
import dev.mayfly.rolesanywhere.Subjects;
import dev.mayfly.wire.Operation;
import java.util.List;

/// Roles Anywhere's operations on the subjects that were seen, and on the tags of everything.
public final class AnywhereSubjectsApi {

    private final Subjects subjects;
    private final AnywhereTags tags;
    private final AnywhereArns arns;
    private final AnywhereTargets targets;

    public AnywhereSubjectsApi(
            Directory directory, Subjects subjects, AnywhereTags tags, AnywhereArns arns) {
        this.subjects = subjects;
        this.tags = tags;
        this.arns = arns;
        this.targets = new AnywhereTargets(directory, arns);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                AnywhereOperation.of("ListSubjects", "GET /subjects", Listing.class, Many.class)
                        .by(this::list),
                AnywhereOperation.of(
                                "GetSubject", "GET /subject/{subjectId}", ById.class, One.class)
                        .on(in -> targets.of(Kind.SUBJECT, in.subjectId()))
                        .by(this::get),
                AnywhereOperation.of(
                                "ListTagsForResource",
                                "GET /ListTagsForResource",
                                Tagging.OfResource.class,
                                Tagging.Tags.class)
                        .by(in -> Tagging.Tags.of(tags.list(in.resourceArn()))),
                AnywhereOperation.creating(
                                "TagResource",
                                "POST /TagResource",
                                Tagging.Add.class,
                                Tagging.Done.class)
                        .on(in ->
                                targets.ofArn(in.resourceArn()).bringing(TagMember.tags(in.tags())))
                        .by(this::tag),
                AnywhereOperation.of(
                                "UntagResource",
                                "POST /UntagResource",
                                Tagging.Remove.class,
                                Tagging.Done.class)
                        .on(in -> targets.ofArn(in.resourceArn()).tagKeys(in.tagKeys()))
                        .by(this::untag));
    }

    private Many list(Listing in) {
        return Many.of(
                AnywherePages.of(
                        "ListSubjects",
                        in,
                        subjects.list(),
                        s -> Summary.of(s, arns.of(Kind.SUBJECT, s.id()))));
    }

    private One get(ById in) {
        return new One(
                Detail.of(subjects.get(in.subjectId()), arns.of(Kind.SUBJECT, in.subjectId())));
    }

    private Tagging.Done tag(Tagging.Add in) {
        tags.tag(in.resourceArn(), TagMember.tags(in.tags()));
        return Tagging.Done.ANSWER;
    }

    private Tagging.Done untag(Tagging.Remove in) {
        tags.untag(in.resourceArn(), in.tagKeys());
        return Tagging.Done.ANSWER;
    }
}
