package dev.mayfly.issuance;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tags of a session: those passed now, and those inherited through a chain of roles. Keys
/// compare without case.
///
/// Source: IAM User Guide, "Pass session tags in AWS STS"; texts recorded from live AWS.
public record SessionTags(List<Tag> passed, Set<String> passedTransitive, List<Tag> inherited) {

    public SessionTags {
        passed = List.copyOf(passed);
        passedTransitive = Set.copyOf(passedTransitive);
        inherited = List.copyOf(inherited);
    }

    /// Holds tags to the rules alone.
    ///
    /// @throws RefusedException `InvalidParameterValue` for a key that stands twice or is reserved
    public static void check(List<Tag> tags) {
        distinctKeys(tags);
    }

    /// What a caller outside any session passes.
    ///
    /// @throws RefusedException `InvalidParameterValue` for tags that break a rule
    static SessionTags passed(List<Tag> tags, Collection<String> transitiveKeys) {
        Set<String> keys = distinctKeys(tags);
        for (String key : transitiveKeys) {
            if (!keys.contains(folded(key))) {
                throw refuse(
                        "The specified transitive tag key must be included in the requested tags.");
            }
        }
        return new SessionTags(tags, Set.copyOf(transitiveKeys), List.of());
    }

    /// The same within a session: its transitive tags go on, and nobody may replace them.
    ///
    /// @throws RefusedException `InvalidParameterValue` when a tag passed would replace one
    SessionTags inheriting(SessionClaims from) {
        Set<String> transitive = foldedAll(from.transitiveTagKeys());
        for (Tag tag : passed) {
            if (transitive.contains(folded(tag.key()))) {
                throw refuse(
                        "One of the specified transitive tag keys can't be set because it conflicts"
                                + " with a transitive tag key from the calling session.");
            }
        }
        List<Tag> inherited =
                from.tags().stream().filter(tag -> transitive.contains(folded(tag.key()))).toList();
        return new SessionTags(passed, passedTransitive, inherited);
    }

    /// Whether `sts:TagSession` is needed: AWS asks for it for inherited tags too.
    ///
    /// Source: issue threads about EKS Pod Identity, whose transitive tags make chaining fail with
    /// "not authorized to perform: sts:TagSession" (aws/eks-pod-identity-agent#80).
    boolean any() {
        return !passed.isEmpty() || !inherited.isEmpty();
    }

    /// Every tag of the new session.
    List<Tag> all() {
        List<Tag> all = new ArrayList<>(inherited);
        all.addAll(passed);
        return all;
    }

    /// The keys of the tags that the new session hands on.
    Set<String> transitiveKeys() {
        Set<String> keys = new HashSet<>();
        inherited.forEach(tag -> keys.add(tag.key()));
        Set<String> wanted = foldedAll(passedTransitive);
        passed.stream()
                .map(Tag::key)
                .filter(key -> wanted.contains(folded(key)))
                .forEach(keys::add);
        return keys;
    }

    private static Set<String> distinctKeys(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(folded(tag.key()))) {
                throw refuse(
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
            }
            if (folded(tag.key()).startsWith("aws:")) {
                throw refuse("Tag keys beginning with aws: are reserved for system use.");
            }
        }
        return keys;
    }

    private static Set<String> foldedAll(Collection<String> keys) {
        Set<String> folded = new HashSet<>();
        keys.forEach(key -> folded.add(folded(key)));
        return folded;
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static RefusedException refuse(String message) {
        return new RefusedException(new Refusal.InvalidParameterValue(message));
    }
}
