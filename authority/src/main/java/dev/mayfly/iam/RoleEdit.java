package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// A role being changed by [Role#with]. Name, path, unique id and time of creation never change.
/// Confined to one thread.
final class RoleEdit {

    private final Role base;
    private Optional<String> description;
    private Duration maxSessionDuration;
    private PolicyText trustPolicy;
    private Map<String, String> trustedPrincipalIds;
    private SortedMap<String, PolicyText> inlinePolicies;
    private SortedSet<String> attachedPolicies;
    private Optional<String> boundary;
    private List<Tag> tags;
    private Optional<Instant> revokedBefore;

    RoleEdit(Role base) {
        this.base = base;
        this.description = base.description();
        this.maxSessionDuration = base.maxSessionDuration();
        this.trustPolicy = base.trustPolicy();
        this.trustedPrincipalIds = base.trustedPrincipalIds();
        this.inlinePolicies = base.inlinePolicies();
        this.attachedPolicies = base.attachedPolicies();
        this.boundary = base.boundary();
        this.tags = base.tags();
        this.revokedBefore = base.revokedBefore();
    }

    /// Describes the role.
    void description(String text) {
        description = Optional.of(text);
    }

    /// The longest session.
    void maxSessionDuration(Duration longest) {
        maxSessionDuration = longest;
    }

    /// Puts another trust policy in force.
    void trust(TrustPolicy trust) {
        trustPolicy = trust.text();
        trustedPrincipalIds = trust.principalIds();
    }

    /// Puts other inline policies in place of all that are there.
    void inlinePolicies(SortedMap<String, PolicyText> policies) {
        inlinePolicies = policies;
    }

    /// Puts other attachments in place of all that are there.
    void attachedPolicies(SortedSet<String> arns) {
        attachedPolicies = arns;
    }

    /// Sets the permissions boundary.
    void boundary(String arn) {
        boundary = Optional.of(arn);
    }

    /// Removes the permissions boundary.
    void noBoundary() {
        boundary = Optional.empty();
    }

    /// Puts other tags in place of all that are there.
    void tags(List<Tag> newTags) {
        tags = newTags;
    }

    /// Ends every session issued before `instant`.
    void revokedBefore(Instant instant) {
        revokedBefore = Optional.of(instant);
    }

    Role role() {
        return new Role(
                base.name(),
                base.path(),
                base.uniqueId(),
                base.createdAt(),
                description,
                maxSessionDuration,
                trustPolicy,
                trustedPrincipalIds,
                inlinePolicies,
                attachedPolicies,
                boundary,
                tags,
                revokedBefore);
    }
}
