package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
    private static final String README_TRUST =
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "GitHub",
                  "Effect": "Allow",
                  "Principal": {
                    "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
                  },
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {
                    "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                    "ForAnyValue:StringLikeIfExists": {"token.actions.githubusercontent.com:sub": ["a", "b*"]}
                  }
                }
              ]
            }
            """;

    @Test
    void readsATrustPolicyWithPositions() {
        PolicyDocument document = PolicyParser.parse(README_TRUST, PolicyKind.TRUST);

        Statement statement = document.statements().getFirst();
        assertThat(document.version()).isEqualTo(PolicyVersion.V2012);
        assertThat(statement.name()).isEqualTo("GitHub");
        assertThat(statement.position()).hasToString("line 4, column 5 (/Statement/0)");
        assertThat(statement.conditions())
                .extracting(Condition::operatorName)
                .containsExactly("StringEquals", "ForAnyValue:StringLikeIfExists");
        assertThat(statement.conditions().get(1).values()).containsExactly("a", "b*");
        assertThat(statement.conditions().get(1).position().pointer())
                .isEqualTo(
                        "/Statement/0/Condition/ForAnyValue:StringLikeIfExists"
                                + "/token.actions.githubusercontent.com:sub");
    }

    @Test
    void takesOneStatementWithoutBracketsAndBlocksInAnyOrder() {
        PolicyDocument document =
                PolicyParser.parse(
                        """
                        {"Statement":{"Resource":"*","Action":"s3:*","Effect":"Deny"},"Version":"2012-10-17"}
                        """,
                        PolicyKind.IDENTITY);

        assertThat(document.statements()).hasSize(1);
        assertThat(document.statements().getFirst().effect()).isEqualTo(Effect.DENY);
        assertThat(document.statements().getFirst().name()).isEqualTo("statement 1");
    }

    @Test
    void countsCharactersWithoutWhitespace() {
        String text =
                "{\n\t\"Statement\": {\"Effect\":\"Allow\",\r\n\"Action\":\"*\",\"Resource\":\"*\"}}";

        assertThat(PolicyParser.parse(text, PolicyKind.IDENTITY).charsWithoutWhitespace())
                .isEqualTo(text.replaceAll("\\s", "").length());
    }

    @Test
    void takesAnAbsentVersionAsTheOldOneAndSaysThatItIsAbsent() {
        PolicyDocument document =
                PolicyParser.parse(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                        PolicyKind.IDENTITY);

        assertThat(document.version()).isEqualTo(PolicyVersion.V2008);
        assertThat(document.versionWritten()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {}|a policy has a `Statement`|
                    []|a policy is a JSON object|
                    {"Statement":[]}|at least one statement|/Statement
                    {"Statement":5}|a statement is a JSON object|/Statement
                    {"Statement":{},"statement":{}}|`statement` is no element|/statement
                    {"Version":"2012-10-18","Statement":{}}|`Version` is|/Version
                    {"Version":20121017,"Statement":{}}|`Version` is|/Version
                    {"Id":"x","Statement":{}}|`Id` belongs to resource policies|/Id
                    {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}|`Effect` is|/Statement/Effect
                    {"Statement":{"Effect":["Allow"],"Action":"*","Resource":"*"}}|`Effect` is a text|/Statement/Effect
                    {"Statement":{"Action":"*","Resource":"*"}}|a statement has an `Effect`|/Statement
                    {"Statement":{"Effect":"Allow","Resource":"*"}}|`Action` or a `NotAction`|/Statement
                    {"Statement":{"Effect":"Allow","Action":"*"}}|`Resource` or a `NotResource`|/Statement
                    {"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}|exclude each other|/Statement/NotAction
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}|exclude each other|/Statement/NotResource
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}}|a principal belongs|/Statement/Principal
                    {"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}|at least one action|/Statement/Action
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":[]}}|at least one resource|/Statement/Resource
                    {"Statement":{"Effect":"Allow","Action":["*",["*"]],"Resource":"*"}}|an action is a text|/Statement/Action/1
                    {"Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}}|`service:name`|/Statement/Action
                    {"Statement":{"Effect":"Allow","Action":"s3:","Resource":"*"}}|`service:name`|/Statement/Action
                    {"Statement":{"Effect":"Allow","Action":"s3:a:b","Resource":"*"}}|`service:name`|/Statement/Action
                    {"Statement":{"Effect":"Allow","Action":"s*:Get","Resource":"*"}}|the service of an action|/Statement/Action
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"bucket"}}|`*` or an ARN|/Statement/Resource
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws"}}|`*` or an ARN|/Statement/Resource
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s*:::b"}}|no wildcard|/Statement/Resource
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Sid":"a b"}}|letters and digits|/Statement/Sid
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Comment":""}}|no element of a statement|/Statement/Comment
                    {"Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"*","Resource":"*"}]}|two statements|/Statement/1
                    {"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}}|`Effect` is written twice|/Statement/Effect
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":[]}}|`Condition` is an object|/Statement/Condition
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"aws:x":"y"}}}}|`StringIs` is no operator|/Statement/Condition/StringIs
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"stringEquals":{"aws:x":"y"}}}}|is no operator|/Statement/Condition/stringEquals
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NullIfExists":{"aws:x":"true"}}}}|`Null` stands alone|/Statement/Condition/NullIfExists
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:x":"y","aws:x":"z"}}}}|written twice|/Statement/Condition/StringEquals/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:x":[]}}}}|at least one value|/Statement/Condition/StringEquals/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:x":null}}}}|a text, a number or a boolean|/Statement/Condition/StringEquals/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"x":"y"}}}}|no condition key|/Statement/Condition/StringEquals/x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"aws:x":"ten"}}}}|is not a number|/Statement/Condition/NumericEquals/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateEquals":{"aws:x":"soon"}}}}|is not a date|/Statement/Condition/DateEquals/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:x":"yes"}}}}|`true` or `false`|/Statement/Condition/Bool/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:x":"10.0.0.0/33"}}}}|prefix length|/Statement/Condition/IpAddress/aws:x
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"BinaryEquals":{"aws:x":"%"}}}}|BinaryEquals|/Statement/Condition/BinaryEquals/aws:x
                    """)
    void refusesAnIdentityPolicyThat(String json, String problem, String pointer) {
        PolicySyntaxException refusal = refusal(json, PolicyKind.IDENTITY);

        assertThat(refusal.problem()).contains(problem);
        assertThat(refusal.pointer()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(refusal.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "Principal":"*","Action":"sts:AssumeRole","Resource":"*"|Has prohibited field Resource
                    "Action":"sts:AssumeRole"|Missing required field Principal
                    "Principal":"*","Action":"s3:GetObject"|AssumeRole policy may only specify STS AssumeRole actions.
                    "Principal":"*","Action":"*"|AssumeRole policy may only specify STS AssumeRole actions.
                    "NotPrincipal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"|Has prohibited field NotPrincipal
                    "Principal":{"AWS":"arn:aws:iam::123456789012:role/*"},"Action":"sts:AssumeRole"|Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/*"
                    "Principal":{"AWS":"12345678901"},"Action":"sts:AssumeRole"|Invalid principal in policy: "AWS":"12345678901"
                    "Principal":{"AWS":"arn:aws:iam::123456789012:group/x"},"Action":"sts:AssumeRole"|Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:group/x"
                    "Principal":{"Federated":"token.actions.githubusercontent.com"},"Action":"sts:AssumeRole"|Invalid principal in policy: "Federated":"token.actions.githubusercontent.com"
                    "Principal":{"Service":"*"},"Action":"sts:AssumeRole"|Invalid principal in policy: "Service":"*"
                    "Principal":{"Aws":"*"},"Action":"sts:AssumeRole"|Syntax errors in policy.
                    "Principal":{},"Action":"sts:AssumeRole"|Syntax errors in policy.
                    "Principal":{"AWS":[]},"Action":"sts:AssumeRole"|Syntax errors in policy.
                    "Principal":"123456789012","Action":"sts:AssumeRole"|Syntax errors in policy.
                    """)
    void answersATrustPolicyWithAwsSentence(String elements, String wireText) {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + elements
                        + "}}";

        assertThat(refusal(json, PolicyKind.TRUST).wireText()).isEqualTo(wireText);
    }

    @ParameterizedTest
    @CsvSource({
        "*, Anyone",
        "123456789012, Account",
        "arn:aws:iam::123456789012:root, Account",
        "arn:aws:iam::123456789012:user/ops/alice, User",
        "arn:aws:iam::123456789012:role/ci/app, Role",
        "arn:aws:sts::123456789012:assumed-role/app/session, RoleSession",
        "arn:aws:sts::123456789012:federated-user/carol, FederatedUser",
        "AROACKCEVSQ6C2EXAMPLE, Id",
        "AIDACKCEVSQ6C2EXAMPLE, Id"
    })
    void tellsTheKindsOfAwsPrincipals(String text, String kind) {
        assertThat(PrincipalPattern.aws(text))
                .map(pattern -> pattern.getClass().getSimpleName())
                .contains(kind);
        assertThat(PrincipalPattern.aws(text + ":")).isEmpty();
    }

    @Test
    void refusesVariablesThatAreWrittenWrongly() {
        for (String value :
                List.of("${aws:username", "${}", "${aws:username, x}", "${ aws:x}", "${a${b}}")) {
            assertThat(refusal(condition(value), PolicyKind.IDENTITY).problem())
                    .as(value)
                    .contains("StringEquals");
        }
    }

    @Test
    void takesTheSameTextsLiterallyInTheOldVersion() {
        String old = condition("${aws:username").replace("2012-10-17", "2008-10-17");

        assertThat(PolicyParser.parse(old, PolicyKind.IDENTITY).statements()).hasSize(1);
    }

    @Test
    void refusesAVariableBeforeTheFifthColonOfAResource() {
        String json =
                """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::${aws:PrincipalAccount}:role/x"}}
                """;

        assertThat(refusal(json, PolicyKind.IDENTITY).problem()).contains("fifth colon");
    }

    @Test
    void pointsAtLineAndColumn() {
        PolicySyntaxException refusal =
                refusal(
                        "{\n \"Statement\": {\n  \"Effect\": \"allow\", \"Action\":\"*\", \"Resource\":\"*\"}}",
                        PolicyKind.IDENTITY);

        assertThat(refusal.position()).hasToString("line 3, column 13 (/Statement/Effect)");
    }

    private static String condition(String value) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:x\":\""
                + value
                + "\"}}}}";
    }

    private static PolicySyntaxException refusal(String json, PolicyKind kind) {
        return assertThatExceptionOfType(PolicySyntaxException.class)
                .isThrownBy(() -> PolicyParser.parse(json, kind))
                .actual();
    }
}
