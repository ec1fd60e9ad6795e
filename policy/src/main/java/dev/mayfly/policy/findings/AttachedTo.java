package dev.mayfly.policy.findings;

import java.util.Optional;

/// A type of resources that a resource policy can be checked for.
///
/// Source: IAM Access Analyzer API Reference, `ValidatePolicy`, `validatePolicyResourceType`.
public enum AttachedTo {
    BUCKET("AWS::S3::Bucket", "s3"),
    ACCESS_POINT("AWS::S3::AccessPoint", "s3"),
    MULTI_REGION_ACCESS_POINT("AWS::S3::MultiRegionAccessPoint", "s3"),
    OBJECT_LAMBDA_ACCESS_POINT("AWS::S3ObjectLambda::AccessPoint", "s3-object-lambda"),
    ROLE("AWS::IAM::AssumeRolePolicyDocument", "sts"),
    TABLE("AWS::DynamoDB::Table", "dynamodb");

    private final String written;
    private final String service;

    AttachedTo(String written, String service) {
        this.written = written;
        this.service = service;
    }

    /// As the API spells it.
    public String written() {
        return written;
    }

    /// The prefix of the actions such a policy can be about.
    public String service() {
        return service;
    }

    /// The type the API's word means.
    public static Optional<AttachedTo> of(String written) {
        for (AttachedTo type : values()) {
            if (type.written.equals(written)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
