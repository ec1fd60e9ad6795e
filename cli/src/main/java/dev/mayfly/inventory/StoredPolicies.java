package dev.mayfly.inventory;

import dev.mayfly.client.XmlNode;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.eval.NamedPolicy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policies of an account as the API answers with them, each read once.
///
/// One that cannot be read counts as absent and is remarked on.
final class StoredPolicies {

    private static final PolicyDocument EMPTY =
            PolicyParser.parse(
                            "{\"Version\":\"2012-10-17\",\"Statement\":"
                                    + "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                            PolicyKind.IDENTITY)
                    .withStatements(List.of());

    private final Map<String, String> managed = new HashMap<>();
    private final Map<String, PolicyDocument> parsed = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /// Takes in a managed policy with its default version.
    void add(XmlNode policy) {
        policy.members("PolicyVersionList").stream()
                .filter(version -> version.at("IsDefaultVersion").equals("true"))
                .findFirst()
                .ifPresent(version -> managed.put(policy.at("Arn"), version.at("Document")));
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    PolicyDocument trust(String document, String owner) {
        return parse(document, PolicyKind.TRUST, "the trust policy of " + owner);
    }

    /// The inline policies under that name, and the attached ones.
    List<NamedPolicy> of(XmlNode holder, String inline) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (XmlNode policy : holder.members(inline)) {
            String name = policy.at("PolicyName");
            policies.add(
                    new NamedPolicy(
                            name,
                            parse(
                                    policy.at("PolicyDocument"),
                                    PolicyKind.IDENTITY,
                                    "policy " + name + " of " + holder.at("Arn"))));
        }
        for (XmlNode attached : holder.members("AttachedManagedPolicies")) {
            String arn = attached.at("PolicyArn");
            policies.add(new NamedPolicy(arn, managed(arn)));
        }
        return policies;
    }

    Optional<NamedPolicy> boundary(XmlNode holder) {
        String arn = holder.at("PermissionsBoundary", "PermissionsBoundaryArn");
        // Absent, not empty: an empty boundary would cut ways that may be there.
        return arn.isEmpty() || managed(arn).statements().isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedPolicy(arn, managed(arn)));
    }

    private PolicyDocument managed(String arn) {
        PolicyDocument known = parsed.get(arn);
        if (known == null) {
            String document = managed.get(arn);
            if (document == null) {
                remarks.add("policy " + arn + " is attached and not listed; it counts as absent");
            }
            known =
                    document == null
                            ? EMPTY
                            : parse(document, PolicyKind.IDENTITY, "policy " + arn);
            parsed.put(arn, known);
        }
        return known;
    }

    private PolicyDocument parse(String encoded, PolicyKind kind, String what) {
        try {
            return PolicyParser.parse(decoded(encoded), kind);
        } catch (PolicySyntaxException e) {
            remarks.add(what + " cannot be read and counts as absent: " + e.problem());
            return EMPTY;
        }
    }

    /// Source: IAM API Reference, "PolicyDocument": URL-encoded as RFC 3986 says, in which a plus
    /// sign is itself.
    static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
