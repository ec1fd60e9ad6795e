package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Plans managed policies, their attachments, and inline policies written into other entities.
final class PolicyPlanner {

    /// IAM keeps at most five versions of a policy.
    private static final int MAX_VERSIONS = 5;

    private final Api api;
    private final Listing listing;
    private final Ownership ownership;

    PolicyPlanner(Api api, Ownership ownership) {
        this.api = api;
        this.listing = new Listing(api);
        this.ownership = ownership;
    }

    /// The policy itself; who holds it is [#attachments].
    Change plan(Declared.Policy policy) {
        String arn = ownership.arn(policy);
        return api.find(ApiCall.of("GetPolicy", "PolicyArn", arn))
                .flatMap(answer -> answer.child("Policy"))
                .map(found -> update(policy, arn, found))
                .orElseGet(() -> create(policy));
    }

    private static Change create(Declared.Policy policy) {
        ApiCall create =
                ApiCall.of(
                                "CreatePolicy",
                                "PolicyName",
                                policy.name(),
                                "Path",
                                policy.path(),
                                "PolicyDocument",
                                policy.document())
                        .withTags(policy.tags());
        if (policy.description().isPresent()) {
            create = create.with("Description", policy.description().get());
        }
        return new ChangeBuilder(policy, Change.Kind.CREATE)
                .step("+ policy " + policy.path() + policy.name(), create)
                .build();
    }

    private Change update(Declared.Policy policy, String arn, XmlNode found) {
        String version = found.at("DefaultVersionId");
        XmlNode current =
                api.call(ApiCall.of("GetPolicyVersion", "PolicyArn", arn, "VersionId", version));
        ChangeBuilder change = new ChangeBuilder(policy, Change.Kind.UPDATE);
        String document = RolePlanner.decoded(current.at("PolicyVersion", "Document"));
        if (!Documents.same(document, policy.document())) {
            makeRoom(arn, change);
        }
        change.document(
                "document, as a new version",
                document,
                policy.document(),
                ApiCall.of(
                        "CreatePolicyVersion",
                        "PolicyArn",
                        arn,
                        "PolicyDocument",
                        policy.document(),
                        "SetAsDefault",
                        "true"));
        return change.tags(
                        RolePlanner.tags(found),
                        policy.tags(),
                        ApiCall.of("TagPolicy", "PolicyArn", arn),
                        ApiCall.of("UntagPolicy", "PolicyArn", arn))
                .build();
    }

    /// The oldest version that is not in force gives way when the policy has no room for one more.
    private void makeRoom(String arn, ChangeBuilder change) {
        List<XmlNode> versions =
                listing.members(ApiCall.of("ListPolicyVersions", "PolicyArn", arn), "Versions");
        if (versions.size() < MAX_VERSIONS) {
            return;
        }
        versions.stream()
                .filter(version -> !version.at("IsDefaultVersion").equals("true"))
                .map(version -> version.at("VersionId"))
                .min(Comparator.comparingInt(id -> Integer.parseInt(id.substring(1))))
                .ifPresent(oldest ->
                        change.step(
                                "- version " + oldest + ", the oldest of five",
                                ApiCall.of(
                                        "DeletePolicyVersion",
                                        "PolicyArn",
                                        arn,
                                        "VersionId",
                                        oldest)));
    }

    /// Who holds a managed policy. Holders the file does not name are none of its business: roles
    /// may list the policy themselves.
    Change attachments(Declared.Policy policy) {
        String arn = ownership.arn(policy);
        ChangeBuilder change = new ChangeBuilder(policy, Change.Kind.UPDATE);
        policy.holders()
                .byKind()
                .forEach((kind, names) -> {
                    TreeSet<String> missing = new TreeSet<>(names);
                    missing.removeIf(name -> attached(kind, name, arn));
                    missing.forEach(name ->
                            change.step(
                                    "+ attached to " + kind + " " + name,
                                    ApiCall.of(
                                            "Attach" + kind + "Policy",
                                            kind + "Name",
                                            name,
                                            "PolicyArn",
                                            arn)));
                });
        return change.build();
    }

    private boolean attached(String kind, String name, String arn) {
        ApiCall list = ApiCall.of("ListAttached" + kind + "Policies", kind + "Name", name);
        return api.find(list).isPresent()
                && listing.members(list, "AttachedPolicies").stream()
                        .anyMatch(policy -> policy.at("PolicyArn").equals(arn));
    }

    /// An inline policy in each of its holders.
    Change inline(Declared.InlinePolicy policy) {
        ChangeBuilder change = new ChangeBuilder(policy, Change.Kind.UPDATE);
        policy.holders()
                .byKind()
                .forEach(
                        (kind, names) -> names.forEach(name -> inline(policy, kind, name, change)));
        return change.build();
    }

    private void inline(
            Declared.InlinePolicy policy, String kind, String holder, ChangeBuilder change) {
        String nameMember = kind + "Name";
        ApiCall put =
                ApiCall.of(
                        "Put" + kind + "Policy",
                        nameMember,
                        holder,
                        "PolicyName",
                        policy.name(),
                        "PolicyDocument",
                        policy.document());
        ApiCall get =
                ApiCall.of(
                        "Get" + kind + "Policy", nameMember, holder, "PolicyName", policy.name());
        String what = "inline policy in " + kind + " " + holder;
        api.find(get)
                .ifPresentOrElse(
                        found ->
                                change.document(
                                        what,
                                        RolePlanner.decoded(found.at("PolicyDocument")),
                                        policy.document(),
                                        put),
                        () -> change.step("+ " + what, put));
    }
}
