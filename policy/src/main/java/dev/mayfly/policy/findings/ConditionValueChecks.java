package dev.mayfly.policy.findings;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.Network;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Values that a key can never have.
///
/// Source: IAM User Guide, "IAM policy validation check reference". Values with wildcards or
/// variables are not judged.
final class ConditionValueChecks {
    private static final List<Network> PRIVATE =
            List.of(
                    Network.of("10.0.0.0/8"),
                    Network.of("172.16.0.0/12"),
                    Network.of("192.168.0.0/16"),
                    Network.of("fc00::/7"));
    private static final Set<String> SERVICE_KEYS =
            Set.of(
                    "aws:calledvia",
                    "aws:calledviafirst",
                    "aws:calledvialast",
                    "aws:principalservicename",
                    "aws:principalservicenameslist",
                    "iam:passedtoservice");

    private final Findings findings;

    private ConditionValueChecks(Findings findings) {
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        ConditionValueChecks checks = new ConditionValueChecks(findings);
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                condition
                        .operator()
                        .ifPresent(operator -> checks.checkCondition(condition, operator));
            }
        }
    }

    private void checkCondition(ConditionText condition, ConditionOperator operator) {
        if (operator instanceof ConditionOperator.IpRange && condition.hasKey("aws:SourceIp")) {
            checkPrivate(condition, operator);
        }
        if (operator instanceof ConditionOperator.Text) {
            for (Value value : condition.values()) {
                if (!Wildcards.in(value.text()) && !value.text().contains("${")) {
                    checkText(condition, value);
                }
            }
        }
    }

    private void checkPrivate(ConditionText condition, ConditionOperator operator) {
        List<Value> values = condition.values();
        if (values.isEmpty() || !values.stream().allMatch(value -> isPrivate(value.text()))) {
            return;
        }
        if (operator.negated()) {
            findings.error(
                    "PRIVATE_NOT_IP_ADDRESS",
                    "The values for condition key aws:SourceIp include only private IP addresses"
                            + " and has no effect. aws:SourceIp works only for public IP address"
                            + " ranges. Update the value to include only public IP addresses.",
                    condition.valuesPath());
        } else {
            findings.error(
                    "PRIVATE_IP_ADDRESS",
                    "aws:SourceIp works only for public IP address ranges. The values for condition"
                            + " key aws:SourceIp include only private IP addresses and will not have"
                            + " the desired effect. Update the value to include only public IP"
                            + " addresses.",
                    condition.valuesPath());
        }
    }

    private static boolean isPrivate(String text) {
        try {
            Network network = Network.of(text);
            return PRIVATE.stream()
                    .anyMatch(range ->
                            network.prefixBits() >= range.prefixBits()
                                    && range.contains(network.address()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void checkText(ConditionText condition, Value value) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        String text = value.text();
        if (SERVICE_KEYS.contains(key) && !isService(text)) {
            findings.error(
                    "INVALID_SERVICE_PRINCIPAL_FORMAT",
                    "The service principal does not match the expected format. Use the format"
                            + " service-name.amazonaws.com.",
                    value.path());
        }
        switch (key) {
            case "aws:sourcevpc" -> checkVpc("vpc", "INVALID_VPC_FORMAT", value);
            case "aws:sourcevpce" -> checkVpc("vpce", "INVALID_VPCE_FORMAT", value);
            case "aws:requestedregion" -> {
                if (!Regions.isOne(text)) {
                    findings.error(
                            "INVALID_REGION",
                            "The Region "
                                    + text
                                    + " is not valid. Update the condition value to a supported"
                                    + " Region.",
                            value.path());
                }
            }
            case "s3:x-amz-server-side-encryption-aws-kms-key-id" -> {
                ArnText arn = ArnText.of(text);
                if (!arn.isArn()
                        || !arn.segment(2).equals("kms")
                        || !arn.segment(5).startsWith("key/")) {
                    findings.error(
                            "INVALID_KMS_KEY_VALUE",
                            "The "
                                    + condition.key()
                                    + " condition key value must be a valid KMS key ARN.",
                            value.path());
                }
            }
            default -> {
                // any text
            }
        }
    }

    private static boolean isService(String text) {
        return text.indexOf('.') > 0
                && (text.endsWith(".amazonaws.com")
                        || text.endsWith(".amazonaws.com.cn")
                        || text.endsWith(".amazon.com")
                        || text.endsWith(".internal"))
                && text.equals(text.toLowerCase(Locale.ROOT));
    }

    private void checkVpc(String prefix, String code, Value value) {
        String id = value.text();
        int length = id.length() - prefix.length() - 1;
        boolean sound =
                id.startsWith(prefix + "-")
                        && (length == 8 || length == 17)
                        && id.chars()
                                .skip(prefix.length() + 1)
                                .allMatch(Character::isLetterOrDigit);
        if (!sound) {
            findings.error(
                    code,
                    "The "
                            + prefix.toUpperCase(Locale.ROOT)
                            + " identifier in the condition key value is not valid. Use the prefix"
                            + " '"
                            + prefix
                            + "-' followed by 8 or 17 alphanumeric characters.",
                    value.path());
        }
    }
}
