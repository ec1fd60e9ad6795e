package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import java.util.Collection;

/// A managed policy on an identity, as listings name it.
public record AttachedPolicyMember(String policyName, String policyArn) {

    private static final String AFTER_ACCOUNT = ":policy/";

    /// The policy with this ARN; its name is what stands behind its path.
    public static AttachedPolicyMember of(String arn) {
        return new AttachedPolicyMember(arn.substring(arn.lastIndexOf('/') + 1), arn);
    }

    /// A page of the attached policies whose path begins with `pathPrefix`, by name.
    public static Page<AttachedPolicyMember> page(
            Collection<String> arns, String pathPrefix, Page.Request request) {
        return Page.of(
                arns.stream()
                        .filter(arn -> Paths.matches(path(arn), pathPrefix))
                        .map(AttachedPolicyMember::of)
                        .toList(),
                member -> member.policyName + " " + member.policyArn,
                request);
    }

    private static String path(String arn) {
        int start = arn.indexOf(AFTER_ACCOUNT) + AFTER_ACCOUNT.length() - 1;
        return arn.substring(start, arn.lastIndexOf('/') + 1);
    }
}
