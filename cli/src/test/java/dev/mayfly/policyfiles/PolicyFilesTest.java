package dev.mayfly.policyfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Fix;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFilesTest {

    private static final String PLAN =
            """
            {
              "format_version": "1.2",
              "planned_values": {
                "root_module": {
                  "resources": [
                    {
                      "address": "aws_iam_role.deploy",
                      "type": "aws_iam_role",
                      "values": {
                        "assume_role_policy": "{\\n  \\"Version\\": \\"2012-10-17\\",\\n  \\"Statement\\": []}",
                        "inline_policy": [{"name": "in", "policy": "{\\"Statement\\":\\u005b]}"}]
                      }
                    },
                    {
                      "address": "aws_organizations_policy.tags",
                      "type": "aws_organizations_policy",
                      "values": {"type": "TAG_POLICY", "content": "{}"}
                    }
                  ],
                  "child_modules": [
                    {
                      "address": "module.store",
                      "resources": [
                        {
                          "address": "module.store.aws_s3_bucket_policy.this",
                          "type": "aws_s3_bucket_policy",
                          "values": {"policy": "{\\"Statement\\":[{\\"Action\\":\\"s3:Get\\"}]}"}
                        },
                        {
                          "address": "module.store.aws_organizations_policy.deny",
                          "type": "aws_organizations_policy",
                          "values": {"type": "RESOURCE_CONTROL_POLICY", "content": "{\\"Statement\\":[]}"}
                        }
                      ]
                    }
                  ]
                }
              },
              "resource_changes": [
                {
                  "address": "aws_sqs_queue_policy.late",
                  "type": "aws_sqs_queue_policy",
                  "change": {"after": {}, "after_unknown": {"policy": true}}
                }
              ]
            }
            """;

    private static final String TEMPLATE =
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              Organization: {Type: String}
            Conditions:
              Never: !Equals [a, b]
            Resources:
              Deploy:
                Type: AWS::IAM::Role
                Condition: Never
                Properties:
                  AssumeRolePolicyDocument:
                    Version: 2012-10-17
                    Statement:
                      - Effect: Allow
                        Action: sts:AssumeRoleWithWebIdentity
                        Principal: {Federated: !ImportValue provider-arn}
                        Condition:
                          StringLike:
                            token.actions.githubusercontent.com:sub: !Sub repo:${Organization}/*
                  Policies:
                    - PolicyName: upload
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: ["s3:PutObjct", 's3:GetObject']
                            Resource: !Sub "${Bucket.Arn}/*"
              BucketPolicy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Bucket
                  PolicyDocument: |
                    {"Statement": [
                      {"Effect": "Deny", "Principal": "*", "Action": "s3:*"}]}
              Bucket: {Type: AWS::S3::Bucket}
            """;

    @Test
    void findsThePoliciesOfAPlanAndOfItsModules() {
        assertThat(read(PLAN).policies())
                .extracting(FoundPolicy::owner, FoundPolicy::kind, FoundPolicy::resourceType)
                .containsExactly(
                        tuple("aws_iam_role.deploy assume_role_policy", PolicyKind.TRUST, ""),
                        tuple("aws_iam_role.deploy inline_policy.policy", PolicyKind.IDENTITY, ""),
                        tuple(
                                "module.store.aws_s3_bucket_policy.this policy",
                                PolicyKind.RESOURCE,
                                "AWS::S3::Bucket"),
                        tuple(
                                "module.store.aws_organizations_policy.deny content",
                                PolicyKind.RESOURCE_CONTROL,
                                "organization"));
    }

    @Test
    void knowsWhereInAPlansStringSomethingStands() {
        ReadFile plan = read(PLAN);

        assertThat(plan.policies().get(0).text().text())
                .isEqualTo("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []}");
        assertThat(words(plan, 0, "2012-10-17")).isEqualTo("2012-10-17");
        assertThat(words(plan, 0, "\n")).isEqualTo("\\n");
        assertThat(words(plan, 1, "[")).isEqualTo("\\u005b");
        assertThat(words(plan, 2, "\"s3:Get\"")).isEqualTo("\\\"s3:Get\\\"");
        assertThat(region(plan, 2, "s3:Get").startLine()).isEqualTo(27);
    }

    @Test
    void saysWhatAPlanCannotKnowYet() {
        assertThat(read(PLAN).remarks())
                .containsExactly(
                        new ReadFile.Remark(
                                40,
                                false,
                                "aws_sqs_queue_policy.late policy is known only after the plan was"
                                        + " applied"));
    }

    @Test
    void readsTheChangesOfAPlanThatTellsNothingElse() {
        String plan =
                """
                {"resource_changes": [
                  {"address": "aws_kms_key.k", "type": "aws_kms_key",
                   "change": {"before": {"policy": "{}"}, "after": {"policy": "{\\"Id\\":\\"a\\"}"}}},
                  {"address": "aws_kms_key.gone", "type": "aws_kms_key",
                   "change": {"before": {"policy": "{}"}, "after": null}}]}
                """;

        assertThat(read(plan).policies())
                .extracting(policy -> policy.owner() + " " + policy.text().text())
                .containsExactly("aws_kms_key.k policy {\"Id\":\"a\"}");
    }

    @Test
    void findsThePoliciesOfATemplateWhateverTheConditions() {
        assertThat(read(TEMPLATE).policies())
                .extracting(policy -> policy.owner() + " " + policy.kind())
                .containsExactly(
                        "Deploy AssumeRolePolicyDocument TRUST",
                        "Deploy Policies.PolicyDocument IDENTITY",
                        "BucketPolicy PolicyDocument RESOURCE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | \"sts:AssumeRoleWithWebIdentity\" | 15:21-15:50 | sts:AssumeRoleWithWebIdentity",
                "0 | \"StringLike\"                    | 18:15-18:25 | StringLike",
                "0 | \"2012-10-17\"                    | 12:18-12:28 | 2012-10-17",
                "0 | \"repo:organization/*\"           | 19:58-19:85 | !Sub repo:${Organization}/*",
                "1 | s3:PutObjct                       | 25:27-25:38 | s3:PutObjct",
                "1 | s3:GetObject                      | 25:42-25:54 | s3:GetObject",
                "2 | s3:*                              | 33:59-33:63 | s3:*",
            })
    void knowsWhereInATemplateSomethingStands(
            int policy, String words, String place, String source) {
        Region region = region(read(TEMPLATE), policy, words);

        assertThat(
                        region.startLine()
                                + ":"
                                + region.startColumn()
                                + "-"
                                + region.endLine()
                                + ":"
                                + region.endColumn())
                .isEqualTo(place);
        assertThat(words(read(TEMPLATE), policy, words)).isEqualTo(source);
    }

    @Test
    void marksWhatOnlyAwsKnowsAsAGuess() {
        ReadFile template = read(TEMPLATE);

        assertThat(guessed(template, 0, "arn:aws:unknown:us-east-1:123456789012:provider-arn"))
                .isTrue();
        assertThat(guessed(template, 1, "arn:aws:s3:::bucket/*")).isTrue();
        assertThat(guessed(template, 1, "s3:GetObject")).isFalse();
    }

    @Test
    void changesAWordOfATemplateButNoStructure() {
        ReadFile template = read(TEMPLATE);

        assertThat(edit(template, 1, "\"s3:PutObjct\"", "\"s3:PutObject\""))
                .hasValueSatisfying(edit ->
                        assertThat(words(template, edit) + " -> " + edit.replacement())
                                .isEqualTo("s3:PutObjct -> s3:PutObject"));
        assertThat(edit(template, 1, "\"s3:PutObjct\"", "[\"s3:PutObject\"]")).isEmpty();
        assertThat(edit(template, 1, "\"s3:PutObjct\"", "\"a: b\"")).isEmpty();
        assertThat(edit(template, 0, "\"repo:organization/*\"", "\"repo:o/*\"")).isEmpty();
    }

    @Test
    void changesAPolicyOfItsOwnAsAsked() {
        ReadFile policy = read("{\"Statement\": []}");

        assertThat(edit(policy, 0, "[]", "[{}]")).contains(new Edit("mend", 14, 16, "[{}]"));
    }

    @Test
    void leavesPlansAloneBecauseTheyAreMadeOfOtherFiles() {
        assertThat(edit(read(PLAN), 2, "s3:Get", "s3:GetObject")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Statement': {'Action': 's3:*', 'Resource': '*'}}                 | IDENTITY",
                "{'Statement': [{'Principal': '*', 'Action': 's3:*'}]}              | RESOURCE",
                "{'Statement': [{'Principal': '*', 'Action': ['sts:AssumeRole', 'STS:TagSession']}]} | TRUST",
                "{'Statement': [{'Principal': '*', 'Action': 'sts:*', 'Resource': '*'}]} | RESOURCE",
                "{'Statement': [{'NotPrincipal': '*', 'NotAction': 'sts:*'}]}       | RESOURCE",
            })
    void tellsAPolicysKindByItsElements(String text, PolicyKind kind) {
        assertThat(read(text.replace('\'', '"')).policies())
                .extracting(FoundPolicy::kind)
                .containsExactly(kind);
    }

    @Test
    void takesTheKindItIsGiven() {
        ReadFile read =
                new PolicyFiles(Optional.of(PolicyKind.SERVICE_CONTROL))
                        .read(new SourceText("f", "{\"Statement\": []}"))
                        .orElseThrow();

        assertThat(read.policies().getFirst().kind()).isEqualTo(PolicyKind.SERVICE_CONTROL);
    }

    @Test
    void readsAPolicyWrittenAsYaml() {
        ReadFile policy = read("Statement:\n  - Effect: Allow\n    Action: s3:*\n");

        assertThat(policy.policies().getFirst().text().text())
                .isEqualTo("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}");
        assertThat(region(policy, 0, "{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}"))
                .isEqualTo(new Region(2, 5, 3, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"name\": \"x\"", "name: x", "a: [", "\u0000", "{"})
    void passesOverWhatIsNoneOfThese(String text) {
        assertThat(new PolicyFiles(Optional.empty()).read(new SourceText("f", text))).isEmpty();
    }

    @Test
    void handsABrokenPolicyToTheChecker() {
        assertThat(read("{\"Statement\": [").policies()).hasSize(1);
    }

    @Test
    void saysWhereATemplateIsBroken() {
        ReadFile read = read("AWSTemplateFormatVersion: '2010-09-09'\nResources: {A: {Type: [}}\n");

        assertThat(read.policies()).isEmpty();
        assertThat(read.remarks()).hasSize(1);
        assertThat(read.remarks().getFirst().line()).isEqualTo(2);
        assertThat(read.remarks().getFirst().broken()).isTrue();
    }

    @Test
    void countsColumnsInUtf16UnitsBehindAnEmoji() {
        ReadFile policy =
                read("# \uD83D\uDE00\nStatement: [{Sid: \"\uD83D\uDE00\", Action: s3:*}]\n");

        assertThat(words(policy, 0, "s3:*")).isEqualTo("s3:*");
    }

    private static ReadFile read(String text) {
        return new PolicyFiles(Optional.empty()).read(new SourceText("f", text)).orElseThrow();
    }

    private static Region region(ReadFile file, int policy, String words) {
        MappedText text = file.policies().get(policy).text();
        int start = text.text().indexOf(words);
        assertThat(start).as(words + " in " + text.text()).isNotNegative();
        return text.region(start, start + words.length());
    }

    private static String words(ReadFile file, int policy, String words) {
        Region region = region(file, policy, words);
        SourceText source = file.source();
        return source.text()
                .substring(
                        source.offset(region.startLine(), region.startColumn()),
                        source.offset(region.endLine(), region.endColumn()));
    }

    private static String words(ReadFile file, Edit edit) {
        return file.source().text().substring(edit.start(), edit.end());
    }

    private static boolean guessed(ReadFile file, int policy, String words) {
        MappedText text = file.policies().get(policy).text();
        int start = text.text().indexOf(words);
        assertThat(start).as(words + " in " + text.text()).isNotNegative();
        return text.guessed(start, start + words.length());
    }

    private static Optional<Edit> edit(ReadFile file, int policy, String from, String to) {
        MappedText text = file.policies().get(policy).text();
        int start = text.text().indexOf(from);
        assertThat(start).as(from + " in " + text.text()).isNotNegative();
        return text.edit(new Fix("mend", start, start + from.length(), to));
    }
}
