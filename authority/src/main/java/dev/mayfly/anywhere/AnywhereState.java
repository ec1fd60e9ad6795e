package dev.mayfly.anywhere;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All an account holds for Roles Anywhere at one moment, each resource under its id. Immutable.
public record AnywhereState(
        SortedMap<String, TrustAnchor> trustAnchors,
        SortedMap<String, AnywhereProfile> profiles,
        SortedMap<String, Crl> crls,
        SortedMap<String, Subject> subjects) {

    /// Nothing.
    public static final AnywhereState EMPTY =
            new AnywhereState(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public AnywhereState {
        trustAnchors = Collections.unmodifiableSortedMap(trustAnchors);
        profiles = Collections.unmodifiableSortedMap(profiles);
        crls = Collections.unmodifiableSortedMap(crls);
        subjects = Collections.unmodifiableSortedMap(subjects);
    }

    /// The resources of a kind.
    public SortedMap<String, ? extends AnywhereResource> of(AnywhereResource.Kind kind) {
        return switch (kind) {
            case TRUST_ANCHOR -> trustAnchors;
            case PROFILE -> profiles;
            case CRL -> crls;
            case SUBJECT -> subjects;
        };
    }

    /// This state with `resource` in it, in place of the one of the same kind and id.
    public AnywhereState with(AnywhereResource resource) {
        return switch (resource) {
            case TrustAnchor anchor ->
                    new AnywhereState(put(trustAnchors, anchor), profiles, crls, subjects);
            case AnywhereProfile profile ->
                    new AnywhereState(trustAnchors, put(profiles, profile), crls, subjects);
            case Crl crl -> new AnywhereState(trustAnchors, profiles, put(crls, crl), subjects);
            case Subject subject ->
                    new AnywhereState(trustAnchors, profiles, crls, put(subjects, subject));
        };
    }

    /// This state without `resource`.
    public AnywhereState without(AnywhereResource resource) {
        String id = resource.id();
        return switch (resource.kind()) {
            case TRUST_ANCHOR ->
                    new AnywhereState(removed(trustAnchors, id), profiles, crls, subjects);
            case PROFILE -> new AnywhereState(trustAnchors, removed(profiles, id), crls, subjects);
            case CRL -> new AnywhereState(trustAnchors, profiles, removed(crls, id), subjects);
            case SUBJECT -> new AnywhereState(trustAnchors, profiles, crls, removed(subjects, id));
        };
    }

    private static <T extends AnywhereResource> SortedMap<String, T> put(
            SortedMap<String, T> map, T resource) {
        TreeMap<String, T> copy = new TreeMap<>(map);
        copy.put(resource.id(), resource);
        return copy;
    }

    private static <T> SortedMap<String, T> removed(SortedMap<String, T> map, String id) {
        TreeMap<String, T> copy = new TreeMap<>(map);
        copy.remove(id);
        return copy;
    }
}
