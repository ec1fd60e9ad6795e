package dev.mayfly.policyfiles;

import dev.mayfly.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;

/// A property of a resource that holds a policy.
///
/// @param type of the resource
/// @param path to the policy through the properties, dotted; `[]` behind a name means every item
/// @param kind of the policy
/// @param resourceType as in [FoundPolicy]
record PolicyProperty(String type, String path, PolicyKind kind, String resourceType) {

    /// Of Terraform's provider `aws`. Source: Terraform Registry, hashicorp/aws, read 2026-11.
    static final List<PolicyProperty> TERRAFORM =
            read(
                    """
                    aws_iam_role assume_role_policy trust
                    aws_iam_role inline_policy[].policy identity
                    aws_iam_policy policy identity
                    aws_iam_role_policy policy identity
                    aws_iam_user_policy policy identity
                    aws_iam_group_policy policy identity
                    aws_ssoadmin_permission_set_inline_policy inline_policy identity
                    aws_s3_bucket policy resource AWS::S3::Bucket
                    aws_s3_bucket_policy policy resource AWS::S3::Bucket
                    aws_s3_access_point policy resource AWS::S3::AccessPoint
                    aws_s3control_access_point_policy policy resource AWS::S3::AccessPoint
                    aws_sqs_queue policy resource AWS::SQS::Queue
                    aws_sqs_queue_policy policy resource AWS::SQS::Queue
                    aws_sns_topic policy resource AWS::SNS::Topic
                    aws_sns_topic_policy policy resource AWS::SNS::Topic
                    aws_kms_key policy resource AWS::KMS::Key
                    aws_kms_external_key policy resource AWS::KMS::Key
                    aws_kms_replica_key policy resource AWS::KMS::Key
                    aws_kms_key_policy policy resource AWS::KMS::Key
                    aws_dynamodb_resource_policy policy resource AWS::DynamoDB::Table
                    aws_ecr_repository_policy policy resource AWS::ECR::Repository
                    aws_ecrpublic_repository_policy policy resource AWS::ECR::PublicRepository
                    aws_secretsmanager_secret policy resource AWS::SecretsManager::Secret
                    aws_secretsmanager_secret_policy policy resource AWS::SecretsManager::Secret
                    aws_efs_file_system_policy policy resource AWS::EFS::FileSystem
                    aws_backup_vault_policy policy resource AWS::Backup::BackupVault
                    aws_glacier_vault access_policy resource AWS::Glacier::Vault
                    aws_kinesis_resource_policy policy resource AWS::Kinesis::Stream
                    aws_opensearch_domain access_policies resource AWS::OpenSearchService::Domain
                    aws_opensearch_domain_policy access_policies resource AWS::OpenSearchService::Domain
                    aws_elasticsearch_domain access_policies resource AWS::Elasticsearch::Domain
                    aws_api_gateway_rest_api policy resource AWS::ApiGateway::RestApi
                    aws_api_gateway_rest_api_policy policy resource AWS::ApiGateway::RestApi
                    aws_vpc_endpoint policy resource AWS::EC2::VPCEndpoint
                    aws_vpc_endpoint_policy policy resource AWS::EC2::VPCEndpoint
                    aws_cloudwatch_event_bus_policy policy resource AWS::Events::EventBus
                    aws_cloudwatch_log_resource_policy policy_document resource AWS::Logs::ResourcePolicy
                    aws_codeartifact_domain_permissions_policy policy_document resource AWS::CodeArtifact::Domain
                    aws_organizations_policy content organization
                    """);

    /// Of CloudFormation. Source: CloudFormation Template Reference, read 2026-11.
    static final List<PolicyProperty> CLOUDFORMATION =
            read(
                    """
                    AWS::IAM::Role AssumeRolePolicyDocument trust
                    AWS::IAM::Role Policies[].PolicyDocument identity
                    AWS::IAM::User Policies[].PolicyDocument identity
                    AWS::IAM::Group Policies[].PolicyDocument identity
                    AWS::IAM::ManagedPolicy PolicyDocument identity
                    AWS::IAM::Policy PolicyDocument identity
                    AWS::IAM::RolePolicy PolicyDocument identity
                    AWS::IAM::UserPolicy PolicyDocument identity
                    AWS::IAM::GroupPolicy PolicyDocument identity
                    AWS::SSO::PermissionSet InlinePolicy identity
                    AWS::Serverless::Function AssumeRolePolicyDocument trust
                    AWS::Serverless::Function Policies[] identity
                    AWS::S3::BucketPolicy PolicyDocument resource AWS::S3::Bucket
                    AWS::S3::AccessPoint Policy resource AWS::S3::AccessPoint
                    AWS::SQS::QueuePolicy PolicyDocument resource AWS::SQS::Queue
                    AWS::SNS::TopicPolicy PolicyDocument resource AWS::SNS::Topic
                    AWS::KMS::Key KeyPolicy resource AWS::KMS::Key
                    AWS::KMS::ReplicaKey KeyPolicy resource AWS::KMS::Key
                    AWS::DynamoDB::Table ResourcePolicy.PolicyDocument resource AWS::DynamoDB::Table
                    AWS::ECR::Repository RepositoryPolicyText resource AWS::ECR::Repository
                    AWS::SecretsManager::ResourcePolicy ResourcePolicy resource AWS::SecretsManager::Secret
                    AWS::EFS::FileSystem FileSystemPolicy resource AWS::EFS::FileSystem
                    AWS::Backup::BackupVault AccessPolicy resource AWS::Backup::BackupVault
                    AWS::Kinesis::ResourcePolicy ResourcePolicy resource AWS::Kinesis::Stream
                    AWS::OpenSearchService::Domain AccessPolicies resource AWS::OpenSearchService::Domain
                    AWS::ApiGateway::RestApi Policy resource AWS::ApiGateway::RestApi
                    AWS::EC2::VPCEndpoint PolicyDocument resource AWS::EC2::VPCEndpoint
                    AWS::Logs::ResourcePolicy PolicyDocument resource AWS::Logs::ResourcePolicy
                    AWS::CodeArtifact::Domain PermissionsPolicyDocument resource AWS::CodeArtifact::Domain
                    AWS::Organizations::Policy Content organization
                    """);

    /// Whether another property says what kind it is.
    boolean ofAnOrganization() {
        return resourceType.equals("organization");
    }

    private static List<PolicyProperty> read(String table) {
        List<PolicyProperty> all = new ArrayList<>();
        table.lines()
                .forEach(line -> {
                    String[] words = line.split(" ", -1);
                    all.add(
                            switch (words[2]) {
                                case "trust" -> property(words, PolicyKind.TRUST, "");
                                case "identity" -> property(words, PolicyKind.IDENTITY, "");
                                case "organization" ->
                                        property(words, PolicyKind.SERVICE_CONTROL, "organization");
                                default -> property(words, PolicyKind.RESOURCE, words[3]);
                            });
                });
        return List.copyOf(all);
    }

    private static PolicyProperty property(String[] words, PolicyKind kind, String resourceType) {
        return new PolicyProperty(words[0], words[1], kind, resourceType);
    }
}
