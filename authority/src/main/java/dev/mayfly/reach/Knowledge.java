package dev.mayfly.reach;

import dev.mayfly.policy.pattern.ContextKey;
import java.util.Set;

/// Which condition keys follow from who asks whom, before there is a request. A key that is known
/// may be known to be absent.
///
/// Source: IAM User Guide, "AWS global condition context keys".
enum Knowledge {
    USER(true),
    ROLE(true),
    /// A role whose sessions may bring tags of their own.
    TAGGED_ROLE(true),
    OTHER_PRINCIPAL(false),
    OTHER_ACCOUNT(false),
    ANYONE(false),
    /// A provider's subject or a service: the keys of an account's principals are absent.
    NO_PRINCIPAL(true);

    private static final Set<String> ALWAYS =
            Set.of("aws:resourceaccount", "aws:securetransport", "iam:passedtoservice");

    private static final Set<String> OF_PRINCIPALS =
            Set.of(
                    "aws:principalarn",
                    "aws:principalaccount",
                    "aws:principaltype",
                    "aws:username",
                    "aws:principalisawsservice",
                    "aws:principalservicename");

    private final boolean tags;

    Knowledge(boolean tags) {
        this.tags = tags;
    }

    /// Whether the key's value is known when the caller does its best.
    boolean knows(ContextKey key) {
        String name = key.folded();
        if (name.startsWith("aws:principaltag/")) {
            return tags && this != TAGGED_ROLE;
        }
        return knowsTags(name) || ALWAYS.contains(name) || knowsPrincipal(name);
    }

    /// Whether it is known when the caller brings nothing of its own.
    boolean knowsPlainly(ContextKey key) {
        return knows(key) || (tags && key.folded().startsWith("aws:principaltag/"));
    }

    private static boolean knowsTags(String name) {
        return name.startsWith("aws:resourcetag/") || name.startsWith("iam:resourcetag/");
    }

    private boolean knowsPrincipal(String name) {
        return switch (this) {
            case USER -> OF_PRINCIPALS.contains(name) || name.equals("aws:userid");
            case ROLE, TAGGED_ROLE -> OF_PRINCIPALS.contains(name);
            case OTHER_PRINCIPAL -> OF_PRINCIPALS.contains(name) && !name.equals("aws:username");
            case OTHER_ACCOUNT ->
                    name.equals("aws:principalaccount") || name.equals("aws:principalisawsservice");
            case ANYONE -> false;
            case NO_PRINCIPAL ->
                    OF_PRINCIPALS.contains(name)
                            || name.equals("aws:userid")
                            || name.equals("aws:federatedprovider");
        };
    }
}
