package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.Spelling;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.ArnText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `Resource` and `NotResource`: whether what they name can exist.
///
/// Source: IAM User Guide, "IAM policy validation check reference" and "IAM JSON policy elements:
/// Resource". Regions are judged by their form, as new ones come.
final class ResourceChecks {
    private static final List<String> PARTITIONS =
            List.of(
                    "aws",
                    "aws-cn",
                    "aws-us-gov",
                    "aws-iso",
                    "aws-iso-b",
                    "aws-iso-e",
                    "aws-iso-f",
                    "aws-eusc");

    /// What stands for an account in the ARNs of what AWS owns.
    private static final Set<String> ACCOUNTS_OF_AWS =
            Set.of("aws", "aws-managed", "aws-marketplace", "cloudfront");

    private final PolicyText policy;
    private final Findings findings;
    private final ResourceShapes shapes;
    private final Set<String> sound = new HashSet<>();

    private ResourceChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
        this.shapes = new ResourceShapes(policy.catalogue(), findings);
    }

    static void check(PolicyText policy, Findings findings) {
        ResourceChecks checks = new ResourceChecks(policy, findings);
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Resource", "NotResource")) {
                statement
                        .element(element)
                        .ifPresent(written -> JsonType.checkTexts(written, findings));
                if (policy.kind() != PolicyKind.TRUST) {
                    statement.values(element).forEach(checks::checkResource);
                }
            }
        }
    }

    private void checkResource(Value value) {
        if (value.text().equals("*") || sound.contains(value.text())) {
            return;
        }
        int before = findings.count();
        String text = policy.hasVariables() ? VariableText.replaced(value.text()) : value.text();
        ArnText arn = ArnText.of(text);
        if (!text.startsWith("arn:")) {
            invalidPrefix(value);
        } else if (arn.isArn()) {
            checkArn(value, arn);
        } else if (!text.endsWith("*")) {
            findings.error(
                    "MISSING_ARN_FIELD",
                    "Resource ARNs must include at least 6 fields in the following structure:"
                            + " arn:partition:service:region:account:resource",
                    value.path());
            shapes.completed(value.text())
                    .ifPresent(whole -> findings.rewrite(value.path(), whole));
        }
        if (findings.count() == before) {
            sound.add(value.text());
        }
    }

    private void invalidPrefix(Value value) {
        findings.error(
                "INVALID_ARN_PREFIX",
                "Add the required prefix (arn) to the resource ARN.",
                value.path());
        String text = value.text();
        if (text.regionMatches(true, 0, "arn:", 0, 4)) {
            findings.rewrite(value.path(), "arn:" + text.substring(4));
        } else if (ArnText.of("arn:" + text).isArn()
                && PARTITIONS.contains(text.substring(0, text.indexOf(':')))) {
            findings.rewrite(value.path(), "arn:" + text);
        }
    }

    private void checkArn(Value value, ArnText arn) {
        checkPartition(value, arn);
        boolean service = checkService(value, arn);
        String region = arn.segment(3);
        if (!region.isEmpty() && !Wildcards.in(region) && !Regions.isOne(region)) {
            findings.error(
                    "INVALID_ARN_REGION",
                    "The Region "
                            + region
                            + " is not valid for this resource. Update the resource ARN to include"
                            + " a supported Region.",
                    value.path());
        }
        String account = arn.segment(4);
        boolean sound =
                account.isEmpty()
                        || Wildcards.in(account)
                        || ACCOUNTS_OF_AWS.contains(account)
                        || isAccount(account);
        if (!sound) {
            findings.error(
                    "INVALID_ARN_ACCOUNT",
                    "The resource ARN account ID "
                            + account
                            + " is not valid. Provide a 12-digit account ID.",
                    value.path());
        }
        if (service) {
            shapes.check(value, arn);
        }
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void checkPartition(Value value, ArnText arn) {
        String partition = arn.segment(1);
        if (PARTITIONS.contains(partition) || Wildcards.in(partition)) {
            return;
        }
        findings.error(
                "INVALID_PARTITION",
                "The resource ARN for the service "
                        + arn.segment(2)
                        + " does not support the partition "
                        + partition
                        + ". Use the supported values: "
                        + String.join(", ", PARTITIONS),
                value.path());
        List<String> near = Spelling.nearest(partition, PARTITIONS);
        if (near.size() == 1) {
            findings.rewrite(
                    value.path(),
                    "arn:" + near.getFirst() + value.text().substring(4 + partition.length()));
        }
    }

    private boolean checkService(Value value, ArnText arn) {
        String service = arn.segment(2);
        if (Wildcards.in(service) || policy.catalogue().knowsArnService(service)) {
            return !Wildcards.in(service);
        }
        String folded = service.toLowerCase(Locale.ROOT);
        int start = arn.segment(1).length() + 5;
        String rest = value.text().substring(start + service.length());
        if (policy.catalogue().knowsArnService(folded)) {
            findings.error(
                    "INVALID_ARN_SERVICE_CASE",
                    "Update the service name "
                            + service
                            + " in the resource ARN to use all lowercase letters.",
                    value.path());
            findings.rewrite(value.path(), value.text().substring(0, start) + folded + rest);
            return false;
        }
        findings.error(
                "INVALID_SERVICE",
                "The service " + service + " does not exist. Use a valid service name.",
                value.path());
        List<String> near = policy.catalogue().arnServicesNear(service);
        if (near.size() == 1) {
            findings.rewrite(
                    value.path(), value.text().substring(0, start) + near.getFirst() + rest);
        }
        return false;
    }
}
