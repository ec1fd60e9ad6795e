package dev.mayfly.proving;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.prove.Access;
import dev.mayfly.terminal.Failure;

/// What stands behind `--never`: a subject, or an action with or without a resource.
///
/// A text that is read the wrong way would be proved for the wrong reason, so an action of a
/// service that AWS has is never taken for a subject.
public final class NeverText {

    private final ActionCatalogue catalogue;

    public NeverText(ActionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Whether it speaks of an action.
    public boolean isAccess(String text) {
        if (text.contains(" on ")) {
            return true;
        }
        try {
            return catalogue.service(ActionPattern.of(text).service()).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The claim about what is examined.
    ///
    /// @throws Failure if it says nothing of such a policy
    public Claim claim(Examined examined, String text) {
        if (!(examined instanceof Examined.Trust)) {
            return access(text);
        }
        if (isAccess(text)) {
            throw Failure.usage(
                    "`" + text + "` is an action, and a trust policy is about who comes in",
                    "--kind identity asks what a role may do");
        }
        return new Claim.NeverSubject(text);
    }

    private static Claim access(String text) {
        try {
            return new Claim.NeverAccess(text, Access.parse(text));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "`" + text + "` is no access: " + e.getMessage(),
                    "such as --never 's3:DeleteBucket on arn:aws:s3:::prod-*'");
        }
    }
}
