package dev.mayfly.catalogue;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// The AWS managed policies of the snapshot, by ARN. A document is read and parsed when it is first
/// asked for, once.
///
/// Thread-safe.
public final class AwsManagedPolicies {

    private final SortedMap<String, AwsManagedPolicy> byArn = Snapshot.index();
    private final ConcurrentHashMap<String, PolicyDocument> documents = new ConcurrentHashMap<>();

    /// The policy with this ARN, or empty when the snapshot has none.
    public Optional<AwsManagedPolicy> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /// Every policy of the snapshot, ordered by ARN.
    public Collection<AwsManagedPolicy> all() {
        return byArn.values();
    }

    /// The document of a policy of this snapshot; its `json()` is the text.
    public PolicyDocument document(AwsManagedPolicy policy) {
        return documents.computeIfAbsent(
                policy.name(),
                name -> PolicyParser.parse(Snapshot.documentText(name), PolicyKind.IDENTITY));
    }
}
