package dev.mayfly.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.ManagedPolicies;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {

    private static final String READ_S3 = statement("Allow", "s3:GetObject", "");
    private static final String EVERYTHING = statement("Allow", "*", "");
    private static final String OBJECT = "arn:aws:s3:::bucket/key";

    private final TestAccount account = new TestAccount();
    private final Authorizer authorizer =
            new Authorizer(account.directory, new RolePolicies(account.lookup));

    private static String statement(String effect, String action, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"*\"%s}]}"
                .formatted(effect, action, condition);
    }

    private static String when(String condition) {
        return statement("Allow", "*", ",\"Condition\":" + condition);
    }

    private Optional<String> refusal(SessionClaims caller, String action) {
        return authorizer
                .denial(
                        new AccessRequest(
                                caller, action, OBJECT, Map.of(), account.circumstances()))
                .map(Denial::message);
    }

    private static String unallowed(String layer) {
        return "User: arn:aws:sts::123456789012:assumed-role/deploy/session is not authorized to"
                + " perform: s3:GetObject on resource: arn:aws:s3:::bucket/key because no "
                + layer
                + " allows the s3:GetObject action";
    }

    private String managed(String name, String json) {
        return new ManagedPolicies(
                        account.directory,
                        account.lookup,
                        new UniqueIds(account.random),
                        account.clock)
                .create(new ManagedPolicies.NewPolicy(name, "/", json, Optional.empty(), List.of()))
                .arn();
    }

    private static SessionClaims narrowed(SessionClaims of, String inline, List<String> arns) {
        return new SessionClaims(
                of.account(),
                of.accessKeyId(),
                of.roleName(),
                of.rolePath(),
                of.roleUniqueId(),
                of.sessionName(),
                of.issuedAt(),
                of.expiresAt(),
                inline.isEmpty() ? Optional.empty() : Optional.of(inline),
                arns,
                of.tags(),
                of.transitiveTagKeys(),
                Optional.of("octocat"),
                of.federatedProvider(),
                Map.of(
                        "aws:FederatedProvider",
                                List.of("arn:aws:iam::123456789012:oidc-provider/i"),
                        "i:sub", List.of("repo:acme/app:ref:refs/heads/main"),
                        "i:amr", List.of("mfa")),
                of.provenance(),
                of.chained());
    }

    @Test
    void allowsWhatAnInlinePolicyOfTheRoleAllowsAndNothingElse() {
        SessionClaims caller = account.claims(account.role("deploy").allowed(READ_S3).add());

        assertThat(refusal(caller, "s3:GetObject")).isEmpty();
        assertThat(refusal(caller, "s3:PutObject"))
                .contains(unallowed("identity-based policy").replace("GetObject", "PutObject"));
    }

    @Test
    void allowsWhatAnAwsManagedPolicyAllows() {
        SessionClaims caller =
                account.claims(
                        account.role("deploy")
                                .attached("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
                                .add());

        assertThat(refusal(caller, "s3:GetObject")).isEmpty();
        assertThat(refusal(caller, "s3:PutObject")).isPresent();
    }

    @Test
    void givesTheAdministratorEverything() {
        SessionClaims caller = account.claims(AdministratorRole.role());

        assertThat(refusal(caller, "iam:CreateRole")).isEmpty();
    }

    @Test
    void namesAnExplicitDeny() {
        SessionClaims caller =
                account.claims(
                        account.role("deploy")
                                .allowed(EVERYTHING)
                                .allowed(statement("Deny", "s3:GetObject", ""))
                                .add());

        assertThat(refusal(caller, "s3:GetObject"))
                .contains(
                        "User: arn:aws:sts::123456789012:assumed-role/deploy/session is not"
                                + " authorized to perform: s3:GetObject on resource:"
                                + " arn:aws:s3:::bucket/key with an explicit deny in an"
                                + " identity-based policy");
    }

    @Test
    void capsByTheBoundary() {
        String boundary = managed("cap", statement("Allow", "s3:PutObject", ""));
        SessionClaims caller =
                account.claims(account.role("deploy").allowed(EVERYTHING).bounded(boundary).add());

        assertThat(refusal(caller, "s3:PutObject")).isEmpty();
        assertThat(refusal(caller, "s3:GetObject")).contains(unallowed("permissions boundary"));
    }

    @Test
    void capsByTheUnionOfTheSessionPolicies() {
        Role role = account.role("deploy").allowed(EVERYTHING).add();
        String second = managed("second", statement("Allow", "s3:PutObject", ""));
        SessionClaims caller = narrowed(account.claims(role), READ_S3, List.of(second));

        assertThat(refusal(caller, "s3:GetObject")).isEmpty();
        assertThat(refusal(caller, "s3:PutObject")).isEmpty();
        assertThat(refusal(caller, "s3:DeleteObject"))
                .contains(unallowed("session policy").replace("GetObject", "DeleteObject"));
    }

    @Test
    void aSessionPolicyGrantsNothingTheRoleHasNot() {
        Role role = account.role("deploy").allowed(statement("Allow", "ec2:*", "")).add();

        assertThat(refusal(narrowed(account.claims(role), READ_S3, List.of()), "s3:GetObject"))
                .contains(unallowed("identity-based policy"));
    }

    @Test
    void deniesEverythingWhenAnAttachedPolicyIsNotThere() {
        SessionClaims caller =
                account.claims(
                        account.role("deploy")
                                .allowed(EVERYTHING)
                                .attached("arn:aws:iam::123456789012:policy/gone")
                                .add());

        assertThat(refusal(caller, "s3:GetObject")).isPresent();
    }

    @Test
    void aSessionWhoseRoleIsGoneMayNothing() {
        Role role = account.role("deploy").allowed(EVERYTHING).add();
        SessionClaims caller = account.claims(role);
        assertThat(refusal(caller, "s3:GetObject")).isEmpty();

        account.directory.update(state -> state.without(role));

        assertThat(refusal(caller, "s3:GetObject")).isPresent();
    }

    @Test
    void aChangedPolicyCountsAtOnce() {
        SessionClaims caller = account.claims(account.role("deploy").allowed(EVERYTHING).add());
        assertThat(refusal(caller, "s3:GetObject")).isEmpty();

        account.role("deploy").allowed(statement("Allow", "ec2:*", "")).add();

        assertThat(refusal(caller, "s3:GetObject")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            delimiter = '|',
            value = {
                "StringEquals|aws:PrincipalArn|arn:aws:iam::123456789012:role/deploy",
                "StringEquals|aws:PrincipalAccount|123456789012",
                "StringEquals|aws:PrincipalType|AssumedRole",
                "StringEquals|aws:userid|AROAZZZZZZZZZZZZZZZZZ:session",
                "StringEquals|aws:PrincipalTag/team|blue",
                "StringEquals|aws:PrincipalTag/Stage|prod",
                "StringEquals|aws:SourceIdentity|octocat",
                "StringEquals|aws:FederatedProvider|arn:aws:iam::123456789012:oidc-provider/i",
                "StringEquals|i:sub|repo:acme/app:ref:refs/heads/main",
                "ForAnyValue:StringEquals|i:amr|mfa",
                "StringEquals|aws:RequestedRegion|us-east-1",
                "StringEquals|aws:UserAgent|aws-cli/2",
                "IpAddress|aws:SourceIp|192.0.2.0/24",
                "Bool|aws:SecureTransport|true",
                "Bool|aws:ViaAWSService|false",
                "DateEquals|aws:TokenIssueTime|2026-11-24T12:00:00.500Z",
                "DateEquals|aws:CurrentTime|2026-11-24T12:00:00.500Z",
                "NumericEquals|aws:EpochTime|1795521600",
                "Null|aws:MultiFactorAuthPresent|true",
                "StringEquals|s3:prefix|home"
            })
    void knowsTheConditionKeyOfTheRequest(String operator, String key, String value) {
        Role role =
                account.role("deploy")
                        .id("AROAZZZZZZZZZZZZZZZZZ")
                        .tagged("Team", "red")
                        .tagged("stage", "prod")
                        .allowed(when("{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}"))
                        .add();
        SessionClaims plain = account.claims(role, List.of(new Tag("team", "blue")));
        SessionClaims caller = narrowed(plain, "", List.of());
        AccessRequest asked =
                new AccessRequest(
                        caller,
                        "s3:GetObject",
                        OBJECT,
                        Map.of("s3:prefix", List.of("home")),
                        account.circumstances());

        assertThat(authorizer.denial(asked)).isEmpty();
    }

    /// Source: the policy the IAM console writes for "Revoke active sessions".
    @Test
    void revokesOlderSessionsByThePolicyOfTheConsole() {
        String revoke =
                statement(
                        "Deny",
                        "*",
                        ",\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":"
                                + "\"2026-11-24T12:00:01.000Z\"}}");
        Role role = account.role("deploy").allowed(EVERYTHING).allowed(revoke).add();
        SessionClaims before = account.claims(role);
        account.clock.set(TestAccount.NOW.plus(Duration.ofSeconds(1)));
        SessionClaims after = account.claims(role);

        assertThat(refusal(before, "s3:GetObject")).isPresent();
        assertThat(refusal(after, "s3:GetObject")).isEmpty();
    }

    @Test
    void aTagThatIsSentTwiceUnderTwoCasesSatisfiesNoCondition() {
        Role role =
                account.role("deploy")
                        .allowed(when("{\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"}}"))
                        .add();
        Map<String, List<String>> twice =
                Map.of(
                        "aws:RequestTag/team", List.of("blue"),
                        "aws:RequestTag/TEAM", List.of("red"));

        assertThat(
                        authorizer.denial(
                                new AccessRequest(
                                        account.claims(role),
                                        "iam:TagRole",
                                        "*",
                                        twice,
                                        account.circumstances())))
                .isPresent();
    }

    @Test
    void writesADenialAsAwsDecodesItWithTheReasonInside() {
        SessionClaims caller = account.claims(account.role("deploy").allowed(READ_S3).add());
        Denial denial =
                authorizer
                        .denial(
                                new AccessRequest(
                                        caller,
                                        "s3:PutObject",
                                        OBJECT,
                                        Map.of(),
                                        account.circumstances()))
                        .orElseThrow();

        assertThat(DenialDocument.json(denial.explanation(), List.of()))
                .startsWith(
                        "{\"allowed\":false,\"explicitDeny\":false,\"matchedStatements\":"
                                + "{\"items\":[]},\"failures\":{\"items\":[]},\"context\":"
                                + "{\"principal\":{\"id\":\""
                                + caller.assumedRoleId()
                                + "\",\"arn\":\""
                                + caller.arn()
                                + "\"},\"action\":\"s3:PutObject\",\"resource\":\""
                                + OBJECT
                                + "\",\"conditions\":{\"items\":[")
                .contains(
                        "{\"key\":\"aws:SourceIp\",\"values\":{\"items\":[{\"value\":"
                                + "\"192.0.2.7\"}]}}")
                .contains("\"mayfly\":{\"decision\":\"implicitDeny\"")
                .contains("\"missing\":\"identity-based policy\"")
                .contains(
                        "{\"clause\":\"Action\",\"matched\":false,\"expected\":[\"s3:GetObject\"],"
                                + "\"actual\":[\"s3:PutObject\"]}");
    }

    @Test
    void writesTheStatementThatDeniesAsAwsDecodesIt() {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": {"Sid": "Office", "Effect": "Deny",
                 "Action": "s3:PutObject", "Resource": "*",
                 "Condition": {"NotIpAddress": {"aws:SourceIp": ["198.51.100.0/24"]}}}}
                """;
        SessionClaims caller = account.claims(account.role("deploy").allowed(policy).add());
        Denial denial =
                authorizer
                        .denial(
                                new AccessRequest(
                                        caller,
                                        "s3:PutObject",
                                        OBJECT,
                                        Map.of(),
                                        account.circumstances()))
                        .orElseThrow();

        assertThat(DenialDocument.json(denial.explanation(), List.of()))
                .contains(
                        "\"explicitDeny\":true,\"matchedStatements\":{\"items\":[{\"statementId\":"
                                + "\"Office\",\"effect\":\"DENY\",\"principals\":{\"items\":[{"
                                + "\"value\":\""
                                + caller.assumedRoleId().split(":", -1)[0]
                                + "\"}]},\"principalGroups\":{\"items\":[]},\"actions\":{\"items\":"
                                + "[{\"value\":\"s3:PutObject\"}]},\"resources\":{\"items\":[{"
                                + "\"value\":\"*\"}]},\"conditions\":{\"items\":[{\"key\":"
                                + "\"aws:SourceIp\",\"values\":{\"items\":[{\"value\":"
                                + "\"198.51.100.0/24\"}]}}]}}]}");
    }
}
