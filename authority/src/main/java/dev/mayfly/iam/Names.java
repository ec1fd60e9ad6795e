package dev.mayfly.iam;

import java.util.Locale;

/// How entities are named. Names keep their case and are unique without it: `Deploy` and `deploy`
/// cannot both exist, and either finds the other.
///
/// Source: IAM User Guide, "IAM and AWS STS quotas", "IAM name requirements", read 2026-11.
public final class Names {

    private Names() {}

    /// The key under which [AccountState] keeps an entity of this name.
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
