package dev.mayfly.claims;

import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the profile of an issuer. The table is the resource `issuer-profiles.json`; issuers
/// outside it have the generic profile, a development issuer has every family's keys at once.
///
/// Thread-safe.
public final class IssuerProfiles {

    /// Where our development issuer lives on loopback; its tokens imitate every family.
    private static final Pattern DEVELOPMENT =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?/oidc/dev");

    /// Kubernetes issuers have no fixed address and no keys of their own at AWS; their claims are
    /// known by name. These say who a pod was, for the trail.
    private static final Map<String, List<String>> KUBERNETES_PROVENANCE =
            Map.of(
                    "namespace", List.of("kubernetes.io>namespace"),
                    "serviceAccount", List.of("kubernetes.io>serviceaccount>name"),
                    "pod", List.of("kubernetes.io>pod>name"),
                    "node", List.of("kubernetes.io>node>name"));

    private static final IssuerProfile GENERIC =
            new IssuerProfile("generic", Map.of(), KUBERNETES_PROVENANCE);

    private record Family(List<Pattern> issuers, IssuerProfile profile) {}

    private final List<Family> families;
    private final IssuerProfile development;

    /// Registered issuers are few, and asked for with every token; others must not be asked for,
    /// because who was asked for is remembered.
    private final Map<String, IssuerProfile> found = new ConcurrentHashMap<>();

    private IssuerProfiles(List<Family> families) {
        this.families = List.copyOf(families);
        this.development = union(families);
    }

    /// The profiles we ship.
    public static IssuerProfiles shipped() {
        return new IssuerProfiles(families(resource("issuer-profiles.json")));
    }

    /// The profile of an issuer that is registered as a provider.
    ///
    /// @param issuerUrl the issuer without its scheme
    public IssuerProfile of(String issuerUrl) {
        return found.computeIfAbsent(issuerUrl, this::find);
    }

    private IssuerProfile find(String issuerUrl) {
        if (DEVELOPMENT.matcher(issuerUrl).matches()) {
            return development;
        }
        return families.stream()
                .filter(family -> family.issuers().stream().anyMatch(p -> matches(p, issuerUrl)))
                .findFirst()
                .map(Family::profile)
                .orElse(GENERIC);
    }

    private static boolean matches(Pattern pattern, String issuerUrl) {
        return pattern.matcher(issuerUrl).matches();
    }

    private static IssuerProfile union(List<Family> families) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Map<String, List<String>> provenance = new LinkedHashMap<>(KUBERNETES_PROVENANCE);
        for (Family family : families) {
            if (family.profile().provenance().isEmpty()) {
                continue; // no CI system, so nothing the development issuer imitates
            }
            family.profile()
                    .keys()
                    .forEach((key, claims) -> keys.merge(key, claims, IssuerProfiles::joined));
            family.profile()
                    .provenance()
                    .forEach((name, claims) ->
                            provenance.merge(name, claims, IssuerProfiles::joined));
        }
        return new IssuerProfile("development", keys, provenance);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static List<Family> families(Claims table) {
        List<Family> families = new ArrayList<>();
        Items rows = (Items) table.value("families").orElseThrow();
        for (ClaimValue row : rows.values()) {
            Claims family = new Claims((Members) row);
            List<Pattern> issuers =
                    family.texts("issuers").orElseThrow().stream()
                            .map(IssuerProfiles::pattern)
                            .toList();
            families.add(
                    new Family(
                            issuers,
                            new IssuerProfile(
                                    family.text("name").orElseThrow(),
                                    sources(family, "keys"),
                                    sources(family, "provenance"))));
        }
        return families;
    }

    /// `*` stands for one or more characters of a single host label or path segment.
    private static Pattern pattern(String issuer) {
        return Pattern.compile(Pattern.quote(issuer).replace("*", "\\E[^/.:]+\\Q"));
    }

    private static Map<String, List<String>> sources(Claims family, String name) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        Claims members = family.members(name).orElseThrow();
        for (String key : members.json().values().keySet()) {
            sources.put(key, members.texts(key).orElseThrow());
        }
        return sources;
    }

    private static Claims resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(IssuerProfiles.class.getResourceAsStream(name))) {
            return Claims.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
