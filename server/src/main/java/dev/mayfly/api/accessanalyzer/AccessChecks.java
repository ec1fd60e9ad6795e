package dev.mayfly.api.accessanalyzer;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What `CheckNoNewAccess`, `CheckAccessNotGranted` and `CheckNoPublicAccess` take, and what they
/// answer alike.
public final class AccessChecks {

    private AccessChecks() {}

    public record NoNewAccess(
            @Member(sensitive = true) String newPolicyDocument,
            @Member(sensitive = true) String existingPolicyDocument,
            @Member(oneOf = {"IDENTITY_POLICY", "RESOURCE_POLICY"}) String policyType) {}

    public record AccessNotGranted(
            @Member(sensitive = true) String policyDocument,
            @Member(minLength = 1, maxLength = 1) List<Access> access,
            @Member(oneOf = {"IDENTITY_POLICY", "RESOURCE_POLICY"}) String policyType) {}

    public record Access(
            @Member(maxLength = 100) List<String> actions,
            @Member(maxLength = 100) List<String> resources) {}

    public record NoPublicAccess(
            @Member(sensitive = true) String policyDocument,
            @Member(
                            oneOf = {
                                "AWS::DynamoDB::Table",
                                "AWS::DynamoDB::Stream",
                                "AWS::EFS::FileSystem",
                                "AWS::OpenSearchService::Domain",
                                "AWS::Kinesis::Stream",
                                "AWS::Kinesis::StreamConsumer",
                                "AWS::KMS::Key",
                                "AWS::Lambda::Function",
                                "AWS::S3::Bucket",
                                "AWS::S3::AccessPoint",
                                "AWS::S3Express::DirectoryBucket",
                                "AWS::S3::Glacier",
                                "AWS::S3Outposts::Bucket",
                                "AWS::S3Outposts::AccessPoint",
                                "AWS::SecretsManager::Secret",
                                "AWS::SNS::Topic",
                                "AWS::SQS::Queue",
                                "AWS::IAM::AssumeRolePolicyDocument",
                                "AWS::S3Tables::TableBucket",
                                "AWS::ApiGateway::RestApi",
                                "AWS::CodeArtifact::Domain",
                                "AWS::Backup::BackupVault",
                                "AWS::CloudTrail::Dashboard",
                                "AWS::CloudTrail::EventDataStore",
                                "AWS::S3Tables::Table",
                                "AWS::S3Express::AccessPoint"
                            })
                    String resourceType) {}

    /// `PASS` or `FAIL`, why, and after `FAIL` the statements it is because of.
    public record Result(String result, String message, Optional<List<Reason>> reasons) {}

    public record Reason(
            String description, Optional<Integer> statementIndex, Optional<String> statementId) {}
}
