package dev.mayfly.policy.findings;

import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.ArnText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a resource policy speaks of what it is attached to.
///
/// Source: IAM User Guide, "IAM policy validation check reference". AWS does not publish which
/// actions each type takes; we take those of its service, and for buckets those that can be about a
/// bucket or an object.
final class AttachmentChecks {
    private final AttachedTo resource;
    private final PolicyText policy;
    private final Findings findings;

    private AttachmentChecks(AttachedTo resource, PolicyText policy, Findings findings) {
        this.resource = resource;
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        Optional<AttachedTo> resource = policy.target().resource();
        if (resource.isEmpty()) {
            return;
        }
        AttachmentChecks checks = new AttachmentChecks(resource.get(), policy, findings);
        for (StatementText statement : policy.statements()) {
            statement.values("Action").forEach(checks::checkAction);
            if (resource.get() != AttachedTo.ROLE) {
                statement.values("Resource").forEach(checks::checkResource);
                statement.values("NotResource").forEach(checks::checkResource);
            }
        }
    }

    private void checkAction(Value action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        int colon = text.indexOf(':');
        boolean trust = resource == AttachedTo.ROLE;
        if ((text.equals("*") && !trust) || (colon < 0 && !text.equals("*"))) {
            return;
        }
        boolean own = text.startsWith(resource.service() + ":");
        Optional<ActionFacts> facts = policy.catalogue().action(text);
        boolean elsewhere =
                resource == AttachedTo.BUCKET
                        && facts.isPresent()
                        && facts.get().resources().stream()
                                .map(support -> support.resource().name())
                                .noneMatch(List.of("bucket", "object")::contains);
        if (!own || elsewhere) {
            findings.error(
                    "UNSUPPORTED_ACTION_IN_POLICY",
                    "The action "
                            + action.text()
                            + " is not supported for the resource-based policy attached to the"
                            + " resource type "
                            + resource.written()
                            + ".",
                    action.path());
        }
    }

    private void checkResource(Value value) {
        ArnText arn = ArnText.of(value.text());
        if (arn.isArn()
                && !Wildcards.in(arn.segment(2))
                && !arn.segment(2).equalsIgnoreCase(resource.service())) {
            findings.error(
                    "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
                    "The resource ARN is not supported for the resource-based policy attached to"
                            + " the resource type "
                            + resource.written()
                            + ".",
                    value.path());
        }
    }
}
