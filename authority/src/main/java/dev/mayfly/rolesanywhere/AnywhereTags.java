package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The tags of every kind of resource, which is named by its ARN. Thread-safe.
///
/// Source: IAM Roles Anywhere API Reference, `TagResource`, `UntagResource`, `ListTagsForResource`,
/// read 2026-11.
public final class AnywhereTags {

    private final Directory directory;
    private final String region;

    /// Tags of the resources in this region.
    public AnywhereTags(Directory directory, String region) {
        this.directory = directory;
        this.region = region;
    }

    /// The tags of the resource of that ARN.
    ///
    /// @throws RefusedException when there is none
    public List<Tag> list(String arn) {
        return resource(directory.state(), arn).tags();
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String arn, List<Tag> tags) {
        change(arn, existing -> ResourceTags.merged(existing, tags));
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String arn, Collection<String> keys) {
        change(arn, existing -> ResourceTags.without(existing, keys));
    }

    private void change(String arn, UnaryOperator<List<Tag>> change) {
        directory.update(state -> {
            AnywhereResource resource = resource(state, arn);
            return state.withAnywhere(
                    state.anywhere().with(resource.withTags(change.apply(resource.tags()))));
        });
    }

    private AnywhereResource resource(AccountState state, String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse("");
        int slash = resource.indexOf('/');
        Optional<Kind> kind = slash < 0 ? Optional.empty() : kind(resource.substring(0, slash));
        if (kind.isEmpty()) {
            throw Rules.invalid("`" + arn + "` is not the ARN of a resource of Roles Anywhere");
        }
        AnywhereResource found =
                Rules.existing(state.anywhere(), kind.get(), resource.substring(slash + 1));
        if (!found.arn(state.account(), region).toString().equals(arn)) {
            throw Rules.invalid("`" + arn + "` is not of this account and region");
        }
        return found;
    }

    private static Optional<Kind> kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
