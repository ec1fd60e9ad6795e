package dev.mayfly.policy.catalogue;

import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.Glob;
import java.util.List;

/// A type of resources.
///
/// @param service the prefix of the service that has it
/// @param name such as `bucket`
/// @param arnFormat with placeholders, `arn:${Partition}:s3:::${BucketName}`
/// @param keys the condition keys that tell about such a resource
public record ResourceFacts(
        String service, String name, String arnFormat, List<ConditionKeyFacts> keys) {
    public ResourceFacts {
        keys = List.copyOf(keys);
    }

    /// Whether the ARN of one resource has this type's format; placeholders stand for at least one
    /// character, and for a slash in the last segment only.
    public boolean isTypeOf(String arn) {
        ArnText asked = ArnText.of(arn);
        ArnText format = ArnText.of(Placeholders.filled(arnFormat, "?*"));
        if (!asked.isArn() || !format.isArn()) {
            return false;
        }
        for (int i = 1; i < 6; i++) {
            if (!Glob.of(format.segment(i)).matches(asked.segment(i))) {
                return false;
            }
        }
        return true;
    }

    /// The last segment of the ARN as a pattern, `*` for every placeholder.
    public String resourcePattern() {
        return ArnText.of(Placeholders.filled(arnFormat, "*")).segment(5);
    }

    /// The service in the ARN, which is not always the prefix of the actions.
    public String arnService() {
        return ArnText.of(arnFormat).segment(2);
    }

    /// Whether such an ARN carries a region.
    public boolean regional() {
        return !ArnText.of(arnFormat).segment(3).isEmpty();
    }

    /// Whether such an ARN carries an account.
    public boolean hasAccount() {
        return !ArnText.of(arnFormat).segment(4).isEmpty();
    }
}
