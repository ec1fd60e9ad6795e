package dev.mayfly.policy.findings;

import java.util.List;

/// The sentence that offers what may have been meant.
final class DidYouMean {
    private DidYouMean() {}

    /// With a blank before it; empty when there is nothing to offer.
    static String of(List<String> near) {
        return near.isEmpty()
                ? ""
                : " Did you mean "
                        + String.join(" or ", near.subList(0, Math.min(3, near.size())))
                        + "?";
    }
}
