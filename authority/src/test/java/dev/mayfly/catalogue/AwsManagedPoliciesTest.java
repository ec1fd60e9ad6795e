package dev.mayfly.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.policy.lint.PolicyLint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsManagedPoliciesTest {

    private static final AwsManagedPolicies AWS = new AwsManagedPolicies();
    private static final String ACCOUNT = "123456789012";

    static Stream<AwsManagedPolicy> everyPolicy() {
        return AWS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyPolicy")
    void everyDocumentIsAnIdentityPolicyOfTheCurrentLanguage(AwsManagedPolicy policy) {
        assertThat(AWS.document(policy).version()).isEqualTo(PolicyVersion.V2012);
        assertThat(AWS.document(policy).statements()).isNotEmpty();
        assertThat(AWS.document(policy).json()).startsWith("{").endsWith("}");
    }

    /// AWS lets actions and services go and leaves them in its policies; of its ARNs not every
    /// format is in the catalogue.
    @Test
    void theCheckerFindsNoOtherErrorsInThem() {
        PolicyChecker checker = PolicyLint.checker(ActionCatalogue.load());
        for (AwsManagedPolicy policy : AWS.all()) {
            assertThat(checker.check(AWS.document(policy).json(), PolicyKind.IDENTITY))
                    .as(policy.name())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .extracting(Finding::code)
                    .isSubsetOf(
                            "INVALID_SERVICE_IN_ACTION", "INVALID_ACTION", "INVALID_ARN_RESOURCE");
        }
    }

    @Test
    void theCheckerTellsAdministratorsFromReaders() {
        PolicyChecker checker = PolicyLint.checker(ActionCatalogue.load());
        assertThat(escalations(checker, "AdministratorAccess")).isNotEmpty();
        assertThat(escalations(checker, "IAMFullAccess")).isNotEmpty();
        assertThat(escalations(checker, "ReadOnlyAccess")).isEmpty();
        assertThat(escalations(checker, "AmazonS3FullAccess")).isEmpty();
    }

    private static List<String> escalations(PolicyChecker checker, String name) {
        AwsManagedPolicy policy =
                AWS.all().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return checker.check(AWS.document(policy).json(), PolicyKind.IDENTITY).stream()
                .map(Finding::code)
                .filter(code -> code.startsWith("MAYFLY_ESCALATION"))
                .toList();
    }

    @Test
    void theSnapshotHoldsThePoliciesPeopleAttachMost() {
        assertThat(AWS.all()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(AWS.all())
                .map(AwsManagedPolicy::name)
                .contains(
                        "AdministratorAccess",
                        "PowerUserAccess",
                        "ReadOnlyAccess",
                        "SecurityAudit",
                        "IAMFullAccess",
                        "AmazonS3FullAccess",
                        "AmazonEC2ContainerRegistryPowerUser",
                        "AmazonSSMManagedInstanceCore",
                        "SecretsManagerReadWrite",
                        "AWSKeyManagementServicePowerUser");
    }

    @Test
    void idsLookLikeAwsIdsAndDiffer() {
        Set<String> ids = new HashSet<>();
        for (AwsManagedPolicy policy : AWS.all()) {
            assertThat(policy.uniqueId()).matches("ANPA[A-Z2-7]{17}");
            ids.add(policy.uniqueId());
        }
        assertThat(ids).hasSameSizeAs(AWS.all());
    }

    @Test
    void aDocumentIsParsedOnce() {
        AwsManagedPolicy policy = policy("ReadOnlyAccess");

        assertThat(AWS.document(policy)).isSameAs(AWS.document(policy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
                "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
                "arn:aws:iam::aws:policy/AdministratorAccess"
            })
    void findsAPolicyByItsWholeArn(String arn) {
        assertThat(AWS.find(arn)).map(AwsManagedPolicy::arn).contains(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy",
                "arn:aws:iam::aws:policy/administratoraccess",
                "arn:aws:iam::123456789012:policy/AdministratorAccess",
                "AdministratorAccess"
            })
    void findsNothingByPartOfAnArn(String arn) {
        assertThat(AWS.find(arn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    AdministratorAccess,                 s3:PutObject,               true
                    ReadOnlyAccess,                      s3:GetObject,               true
                    ReadOnlyAccess,                      s3:PutObject,               false
                    ReadOnlyAccess,                      iam:CreateRole,             false
                    ViewOnlyAccess,                      s3:ListBucket,              true
                    ViewOnlyAccess,                      s3:GetObject,               false
                    PowerUserAccess,                     dynamodb:PutItem,           true
                    PowerUserAccess,                     iam:CreateUser,             false
                    AmazonS3ReadOnlyAccess,              s3:GetObject,               true
                    AmazonS3ReadOnlyAccess,              s3:DeleteObject,            false
                    AmazonEC2ContainerRegistryPowerUser, ecr:PutImage,               true
                    AmazonEC2ContainerRegistryPowerUser, ecr:DeleteRepository,       false
                    AmazonEC2ContainerRegistryReadOnly,  ecr:GetAuthorizationToken,  true
                    AmazonEC2ContainerRegistryReadOnly,  ecr:PutImage,               false
                    IAMReadOnlyAccess,                   iam:GetRole,                true
                    IAMReadOnlyAccess,                   iam:PassRole,               false
                    AmazonECSTaskExecutionRolePolicy,    logs:PutLogEvents,          true
                    AmazonECSTaskExecutionRolePolicy,    logs:DeleteLogGroup,        false
                    AWSKeyManagementServicePowerUser,    kms:CreateKey,              true
                    AWSKeyManagementServicePowerUser,    kms:Decrypt,                false
                    """)
    void decidesAsItsNamePromises(String name, String action, boolean allowed) {
        assertThat(allows(name, action)).isEqualTo(allowed);
    }

    private static boolean allows(String name, String action) {
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::123456789012:user/alice", "AIDAEXAMPLE", ACCOUNT);
        AuthorizationRequest request =
                new AuthorizationRequest(
                        action,
                        "arn:aws:x:us-east-1:123456789012:thing/one",
                        ACCOUNT,
                        caller,
                        RequestContext.builder().caller(caller).build());
        NamedPolicy policy = new NamedPolicy(name, AWS.document(policy(name)));
        return new Evaluator()
                .evaluate(request, PolicyStack.EMPTY.withIdentity(List.of(policy)))
                .allowed();
    }

    private static AwsManagedPolicy policy(String name) {
        return AWS.all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }
}
