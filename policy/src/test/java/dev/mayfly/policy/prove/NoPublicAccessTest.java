package dev.mayfly.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: S3 User Guide, "Blocking public access", "The meaning of public".
class NoPublicAccessTest {
    private static final String ROLE = "{\"AWS\":\"arn:aws:iam::444455556666:role/r\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals|aws:SourceVpce|vpce-1a2b3c4d",
                "StringEquals|aws:SourceVpc|vpc-1a2b3c4d",
                "IpAddress|aws:SourceIp|203.0.113.0/24",
                "IpAddress|aws:SourceIp|2001:db8::/32",
                "StringEquals|aws:PrincipalOrgID|o-abcdefghij",
                "StringEquals|aws:PrincipalAccount|444455556666",
                "StringEquals|aws:SourceAccount|444455556666",
                "ArnEquals|aws:PrincipalArn|arn:aws:iam::444455556666:role/r",
                "ArnLike|aws:PrincipalArn|arn:aws:iam::444455556666:*",
                "ArnLike|aws:SourceArn|arn:aws:sns:*:444455556666:*",
                "ArnEquals|aws:SourceArn|arn:aws:s3:::my-bucket",
            })
    void isNotPublicWhenAKeyOfTheCallerIsFixed(String operator, String key, String value) {
        assertThat(answer(statement("\"*\"", operator, key, value))).isEqualTo("Proved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringLike|aws:SourceVpce|vpce-*",
                "IpAddress|aws:SourceIp|0.0.0.0/0",
                "IpAddress|aws:SourceIp|64.0.0.0/2",
                "StringLike|aws:PrincipalOrgID|o-*",
                "StringEqualsIfExists|aws:PrincipalOrgID|o-abcdefghij",
                "StringNotEquals|aws:PrincipalAccount|444455556666",
                "ArnLike|aws:PrincipalArn|arn:aws:iam::*:role/r",
                "ArnLike|aws:SourceArn|arn:aws:sns:*:*:*",
                "ArnLike|aws:SourceArn|arn:aws:s3:::my-*",
                "Bool|aws:SecureTransport|true",
                "StringEquals|s3:ExistingObjectTag/public|yes",
            })
    void isPublicWhenNoKeyOfTheCallerIsFixed(String operator, String key, String value) {
        assertThat(answer(statement("\"*\"", operator, key, value))).isEqualTo("Refuted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Principal|\"*\"|Refuted",
                "Principal|{\"AWS\":\"*\"}|Refuted",
                "Principal|{\"AWS\":\"444455556666\"}|Proved",
                "Principal|{\"Service\":\"sns.amazonaws.com\"}|Proved",
                "NotPrincipal|{\"AWS\":\"444455556666\"}|Refuted",
            })
    void isPublicWhenStrangersAreNamed(String element, String principal, String expected) {
        assertThat(answer(statement(element, principal, ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringNotEquals|aws:PrincipalOrgID|o-abcdefghij|Proved",
                "NotIpAddress|aws:SourceIp|203.0.113.0/24|Proved",
                "Bool|aws:SecureTransport|false|Refuted",
            })
    void heedsDenials(String operator, String key, String value, String expected) {
        String deny =
                statement("\"*\"", operator, key, value)
                        .replace("\"Effect\":\"Allow\"", "\"Effect\":\"Deny\"");

        assertThat(answer(statement("Principal", "\"*\"", "") + "," + deny)).isEqualTo(expected);
        assertThat(answer(statement("Principal", ROLE, "") + "," + deny)).isEqualTo("Proved");
    }

    private static String answer(String statements) {
        Proof proof =
                new AccessProver()
                        .noPublicAccess(
                                PolicyParser.parse(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":["
                                                + statements
                                                + "]}",
                                        PolicyKind.RESOURCE),
                                Limits.usual());
        return proof.getClass().getSimpleName();
    }

    private static String statement(String principal, String operator, String key, String value) {
        return statement(
                "Principal",
                principal,
                ",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}".formatted(operator, key, value));
    }

    private static String statement(String element, String principal, String condition) {
        return ("{\"Effect\":\"Allow\",\"%s\":%s,\"Action\":\"s3:GetObject\","
                        + "\"Resource\":\"arn:aws:s3:::a/*\"%s}")
                .formatted(element, principal, condition);
    }
}
