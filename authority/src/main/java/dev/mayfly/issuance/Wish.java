package dev.mayfly.issuance;

import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A wish for a session that keeps every rule that can be checked without looking at the role.
record Wish(
        SessionTerms terms,
        SessionTags tags,
        Optional<String> sourceIdentity,
        Origin origin,
        Duration duration) {

    /// What the trust policy must allow besides assuming the role.
    List<String> impliedActions() {
        List<String> actions = new ArrayList<>();
        if (tags.any()) {
            actions.add("sts:TagSession");
        }
        if (sourceIdentity.isPresent()) {
            actions.add("sts:SetSourceIdentity");
        }
        return actions;
    }

    /// The condition keys of the call. Inherited tags are no request tags: nobody passes them now.
    ///
    /// Source: Service Authorization Reference, "Condition keys for AWS Security Token Service".
    Map<String, List<String>> context() {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put("sts:RoleSessionName", List.of(terms.sessionName()));
        terms.externalId().ifPresent(id -> keys.put("sts:ExternalId", List.of(id)));
        sourceIdentity.ifPresent(identity -> keys.put("sts:SourceIdentity", List.of(identity)));
        for (Tag tag : tags.passed()) {
            keys.put("aws:RequestTag/" + tag.key(), List.of(tag.value()));
        }
        if (!tags.passed().isEmpty()) {
            keys.put("aws:TagKeys", tags.passed().stream().map(Tag::key).toList());
        }
        if (!tags.passedTransitive().isEmpty()) {
            keys.put("sts:TransitiveTagKeys", List.copyOf(tags.passedTransitive()));
        }
        return keys;
    }
}
