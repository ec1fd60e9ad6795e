package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// ARNs of managed policies: how they are made and which texts are none.
final class PolicyArns {

    private PolicyArns() {}

    /// `arn:aws:iam::ACCOUNT:policy/path/name`.
    static String of(AccountId account, String path, String name) {
        return Arn.iam(account, "policy" + path + name).toString();
    }

    /// Refuses a text that is not an ARN at all; one that names nothing passes.
    ///
    /// Source: `aws-errors.tsv`, `test_user_attach_policy` (a policy's name in place of its ARN).
    static void requireArn(String text) {
        if (Arn.parse(text).isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidMember("Invalid ARN:  Could not be parsed!"));
        }
    }
}
