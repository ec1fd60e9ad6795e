package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.x509.MalformedX509Exception;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What all changes share: looking up, limits, and the refusals for bad input.
///
/// Source: IAM Roles Anywhere endpoints and quotas, read 2026-11: 50 trust anchors, 250 profiles,
/// two lists a trust anchor. AWS's own sentences for what is not there were not seen; these are
/// ours.
final class Rules {

    static final int MAX_TRUST_ANCHORS = 50;
    static final int MAX_PROFILES = 250;
    static final int MAX_LISTS_OF_ANCHOR = 2;

    private Rules() {}

    static <T> T existing(Map<String, T> all, AnywhereResource.Kind kind, String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> notFound(kind, id));
    }

    static AnywhereResource existing(AnywhereState state, AnywhereResource.Kind kind, String id) {
        return Optional.<AnywhereResource>ofNullable(state.of(kind).get(id))
                .orElseThrow(() -> notFound(kind, id));
    }

    /// What `input` makes, or a refusal that says which rule of the model it breaks.
    static <T> T valid(Supplier<T> input) {
        try {
            return input.get();
        } catch (IllegalArgumentException | MalformedX509Exception e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }

    static void requireRoom(int there, int most, String what) {
        if (there >= most) {
            throw new RefusedException(
                    new Refusal.LimitExceeded("An account has at most " + most + " " + what + "."));
        }
    }

    static RefusedException unknownArn(String arn) {
        return new RefusedException(
                new Refusal.NoSuchEntity("There is no resource with the ARN " + arn));
    }

    private static RefusedException notFound(AnywhereResource.Kind kind, String id) {
        return new RefusedException(
                new Refusal.NoSuchEntity("There is no " + kind.word() + " with the id " + id));
    }
}
