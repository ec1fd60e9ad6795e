package dev.mayfly.access;

import java.util.Locale;
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
                    "aws:calledvia",
                    "aws:principalorgpaths",
                    "aws:resourceorgpaths",
                    "aws:principalservicenameslist");

    private MultiValuedKeys() {}

    static boolean contains(String key) {
        return key.endsWith(":amr") || NAMES.contains(key.toLowerCase(Locale.ROOT));
    }
}
