package dev.mayfly.iam;

import dev.mayfly.refusal.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a policy version: `v1`, `v2`, …
public final class VersionId {

    private static final Pattern FORM = Pattern.compile("v([1-9][0-9]{0,8})");

    private VersionId() {}

    /// The id of the version with this number.
    public static String of(int number) {
        return "v" + number;
    }

    /// The number in the id of a version of the policy with this ARN. An id that is well formed and
    /// never given names a version that is not there.
    public static int number(String arn, String versionId) {
        Matcher matcher = FORM.matcher(versionId);
        if (!matcher.matches()) {
            throw absent(arn, versionId);
        }
        return Integer.parseInt(matcher.group(1));
    }

    static RefusedException absent(String arn, String versionId) {
        return Existing.noSuchEntity(
                "Policy "
                        + arn
                        + " version "
                        + versionId
                        + " does not exist or is not attachable.");
    }
}
