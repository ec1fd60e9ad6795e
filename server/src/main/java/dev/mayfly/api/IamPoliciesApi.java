package dev.mayfly.api;

import dev.mayfly.api.iam.PolicyAnswers;
import dev.mayfly.api.iam.PolicyMember;
import dev.mayfly.api.iam.PolicyRequests;
import dev.mayfly.api.iam.PolicyRequests.ByArn;
import dev.mayfly.api.iam.PolicyRequests.ByVersion;
import dev.mayfly.api.iam.PolicyRequests.ListOfPolicy;
import dev.mayfly.api.iam.PolicyVersionMember;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.ManagedPolicies;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.PolicyEntities;
import dev.mayfly.iam.PolicyEntities.PolicyEntity;
import dev.mayfly.iam.PolicyReader;
import dev.mayfly.iam.PolicySummary;
import dev.mayfly.iam.VersionId;
import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Operation;
import java.util.List;

/// IAM's operations on managed policies.
public final class IamPoliciesApi {

    private final Directory directory;
    private final ManagedPolicies policies;
    private final PolicyReader reader;
    private final IamTargets targets;

    public IamPoliciesApi(Directory directory, ManagedPolicies policies, PolicyReader reader) {
        this.directory = directory;
        this.policies = policies;
        this.reader = reader;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.writes(
                                "CreatePolicy",
                                PolicyRequests.CreatePolicy.class,
                                PolicyAnswers.OnePolicy.class)
                        .on(this::newPolicy)
                        .and(in -> newPolicy(in).tagging("iam:TagPolicy", in.tags()))
                        .by(this::create),
                IamOperation.reads("GetPolicy", ByArn.class, PolicyAnswers.OnePolicy.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::get),
                IamOperation.reads(
                                "ListPolicies",
                                PolicyRequests.ListPolicies.class,
                                PolicyAnswers.Policies.class)
                        .by(this::list),
                IamOperation.writes("DeletePolicy", ByArn.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(in -> policies.delete(in.policyArn())),
                IamOperation.writes(
                                "CreatePolicyVersion",
                                PolicyRequests.CreatePolicyVersion.class,
                                PolicyAnswers.OneVersion.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::createVersion),
                IamOperation.reads(
                                "GetPolicyVersion", ByVersion.class, PolicyAnswers.OneVersion.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::getVersion),
                IamOperation.reads(
                                "ListPolicyVersions",
                                ListOfPolicy.class,
                                PolicyAnswers.Versions.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::listVersions),
                IamOperation.writes("DeletePolicyVersion", ByVersion.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(in -> policies.deleteVersion(in.policyArn(), number(in))),
                IamOperation.writes("SetDefaultPolicyVersion", ByVersion.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(in -> policies.setDefaultVersion(in.policyArn(), number(in))),
                IamOperation.reads(
                                "ListEntitiesForPolicy",
                                PolicyRequests.ListEntitiesForPolicy.class,
                                PolicyAnswers.Entities.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::listEntities),
                IamOperation.writes("TagPolicy", PolicyRequests.TagPolicy.class)
                        .on(in -> targets.policy(in.policyArn()).bringing(tags(in.tags())))
                        .by(in -> policies.tag(in.policyArn(), tags(in.tags()))),
                IamOperation.writes("UntagPolicy", PolicyRequests.UntagPolicy.class)
                        .on(in -> targets.policy(in.policyArn()).tagKeys(in.tagKeys()))
                        .by(in -> policies.untag(in.policyArn(), in.tagKeys())),
                IamOperation.reads("ListPolicyTags", ListOfPolicy.class, PolicyAnswers.Tags.class)
                        .on(in -> targets.policy(in.policyArn()))
                        .by(this::listTags));
    }

    private Target newPolicy(PolicyRequests.CreatePolicy in) {
        return targets.created("policy", in.path().orElse(Paths.ROOT), in.policyName())
                .bringing(tags(in.tags()));
    }

    private PolicyAnswers.OnePolicy create(PolicyRequests.CreatePolicy in) {
        ManagedPolicy policy =
                policies.create(
                        new ManagedPolicies.NewPolicy(
                                in.policyName(),
                                in.path().orElse(Paths.ROOT),
                                in.policyDocument(),
                                in.description(),
                                tags(in.tags())));
        return new PolicyAnswers.OnePolicy(
                PolicyMember.created(reader.summary(directory.state(), policy.arn())));
    }

    private PolicyAnswers.OnePolicy get(ByArn in) {
        return new PolicyAnswers.OnePolicy(
                PolicyMember.full(reader.summary(directory.state(), in.policyArn())));
    }

    private PolicyAnswers.Policies list(PolicyRequests.ListPolicies in) {
        PolicyReader.Filter filter =
                new PolicyReader.Filter(
                        scope(in.scope().orElse("All")),
                        in.onlyAttached().orElse(false),
                        usage(in.policyUsageFilter().orElse("")),
                        in.pathPrefix().orElse(Paths.ROOT));
        Page<PolicySummary> page =
                Page.of(
                        reader.list(directory.state(), filter),
                        PolicySummary::arn,
                        Page.Request.of("ListPolicies", in.marker(), in.maxItems()));
        return PolicyAnswers.Policies.of(page.map(PolicyMember::listed));
    }

    private PolicyAnswers.OneVersion createVersion(PolicyRequests.CreatePolicyVersion in) {
        ManagedPolicy policy =
                policies.createVersion(
                        in.policyArn(), in.policyDocument(), in.setAsDefault().orElse(false));
        return new PolicyAnswers.OneVersion(
                PolicyVersionMember.listed(policy, policy.lastVersion()));
    }

    private PolicyAnswers.OneVersion getVersion(ByVersion in) {
        AccountState state = directory.state();
        reader.version(state, in.policyArn(), number(in));
        return new PolicyAnswers.OneVersion(
                PolicyVersionMember.full(reader.policy(state, in.policyArn()), number(in)));
    }

    private PolicyAnswers.Versions listVersions(ListOfPolicy in) {
        ManagedPolicy policy = reader.policy(directory.state(), in.policyArn());
        Page<Integer> page =
                Page.of(
                        List.copyOf(policy.versions().keySet()),
                        number -> "%010d".formatted(Integer.MAX_VALUE - number), // newest first
                        request("ListPolicyVersions", in));
        return PolicyAnswers.Versions.of(
                page.map(number -> PolicyVersionMember.listed(policy, number)));
    }

    private PolicyAnswers.Tags listTags(ListOfPolicy in) {
        PolicySummary policy = reader.summary(directory.state(), in.policyArn());
        return PolicyAnswers.Tags.of(
                Page.of(policy.tags(), Tag::key, request("ListPolicyTags", in)));
    }

    private PolicyAnswers.Entities listEntities(PolicyRequests.ListEntitiesForPolicy in) {
        AccountState state = directory.state();
        PolicySummary policy = reader.summary(state, in.policyArn());
        String kind = in.entityFilter().orElse("");
        List<PolicyEntity> all =
                PolicyEntities.of(state, policy.arn(), usage(in.policyUsageFilter().orElse("")))
                        .stream()
                        .filter(e -> kind.isEmpty() || e.kind().name().equalsIgnoreCase(kind))
                        .filter(e -> Paths.matches(e.path(), in.pathPrefix().orElse(Paths.ROOT)))
                        .toList();
        return entities(
                Page.of(
                        all,
                        PolicyEntity::key,
                        Page.Request.of(
                                "ListEntitiesForPolicy " + policy.arn(),
                                in.marker(),
                                in.maxItems())));
    }

    private static PolicyAnswers.Entities entities(Page<PolicyEntity> page) {
        List<PolicyEntity> items = page.items();
        return new PolicyAnswers.Entities(
                items.stream()
                        .filter(e -> e.kind() == PolicyEntities.Kind.GROUP)
                        .map(e -> new PolicyAnswers.PolicyGroup(e.name(), e.uniqueId()))
                        .toList(),
                items.stream()
                        .filter(e -> e.kind() == PolicyEntities.Kind.USER)
                        .map(e -> new PolicyAnswers.PolicyUser(e.name(), e.uniqueId()))
                        .toList(),
                items.stream()
                        .filter(e -> e.kind() == PolicyEntities.Kind.ROLE)
                        .map(e -> new PolicyAnswers.PolicyRole(e.name(), e.uniqueId()))
                        .toList(),
                page.truncated(),
                page.nextMarker());
    }

    private static Page.Request request(String listing, ListOfPolicy in) {
        return Page.Request.of(listing + " " + in.policyArn(), in.marker(), in.maxItems());
    }

    private static int number(ByVersion in) {
        return VersionId.number(in.policyArn(), in.versionId());
    }

    private static List<Tag> tags(List<TagMember> members) {
        return TagMember.tags(members);
    }

    private static PolicyReader.Scope scope(String name) {
        return switch (name) {
            case "AWS" -> PolicyReader.Scope.AWS;
            case "Local" -> PolicyReader.Scope.LOCAL;
            default -> PolicyReader.Scope.ALL;
        };
    }

    private static PolicyReader.Usage usage(String filter) {
        return switch (filter) {
            case "PermissionsPolicy" -> PolicyReader.Usage.PERMISSIONS_POLICY;
            case "PermissionsBoundary" -> PolicyReader.Usage.PERMISSIONS_BOUNDARY;
            default -> PolicyReader.Usage.ANY;
        };
    }
}
