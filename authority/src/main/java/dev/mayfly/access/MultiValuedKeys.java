package dev.mayfly.access;

import java.util.Set;

/// The condition keys that hold several values by their nature, so that one value of theirs is a
/// set of one and needs `ForAnyValue` or `ForAllValues` like any other.
///
/// Source: IAM User Guide, "AWS global condition context keys" and "IAM and AWS STS condition
/// context keys", where each key says "single-valued" or "multivalued".
final class MultiValuedKeys {

    private static final Set<String> NAMES =
            Set.of(
                    "aws:tagkeys",
                    "sts:transitivetagkeys",
                    "sts:identitytokenaudience",
                    "aws:calledvia",
                    "aws:principalorgpaths",
                    "aws:resourceorgpaths",
                    "aws:principalservicenameslist");

    private MultiValuedKeys() {}

    /// Whether the key, in lower case, is one of them.
    static boolean contains(String foldedKey) {
        return foldedKey.endsWith(":amr") || NAMES.contains(foldedKey);
    }
}
