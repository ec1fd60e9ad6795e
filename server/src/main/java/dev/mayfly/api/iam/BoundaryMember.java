package dev.mayfly.api.iam;

/// The permissions boundary of a user or role.
public record BoundaryMember(String permissionsBoundaryType, String permissionsBoundaryArn) {

    /// The boundary set by the policy with this ARN.
    public static BoundaryMember of(String arn) {
        return new BoundaryMember("Policy", arn);
    }
}
