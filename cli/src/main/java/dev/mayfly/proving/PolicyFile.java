package dev.mayfly.proving;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A policy in a file, whose kind shows in what its statements have: a principal and no resource
/// make a trust policy, a resource and no principal an identity policy, both a resource policy.
public record PolicyFile(String name, String text) {

    /// Beyond the largest policy AWS takes, in UTF-8.
    private static final long MAX_BYTES = 4L * PolicyParser.MAX_CHARS;

    /// Reads a file.
    public static PolicyFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Failure.usage(
                        "`" + file + "` is larger than any policy",
                        "a policy has at most " + PolicyParser.MAX_CHARS + " characters");
            }
            return new PolicyFile(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw Failure.trouble(
                    "the policy file `" + file + "` cannot be read",
                    "it is a JSON policy in UTF-8");
        }
    }

    /// The policy, of the kind that was asked for, or else of the first that fits.
    public PolicyDocument policy(List<PolicyKind> asked) {
        List<PolicyKind> kinds =
                asked.isEmpty()
                        ? List.of(PolicyKind.TRUST, PolicyKind.IDENTITY, PolicyKind.RESOURCE)
                        : asked;
        Optional<PolicySyntaxException> telling = Optional.empty();
        for (PolicyKind kind : kinds) {
            try {
                return PolicyParser.parse(text, kind);
            } catch (PolicySyntaxException e) {
                if (telling.isEmpty() || kind == likely()) {
                    telling = Optional.of(e);
                }
            }
        }
        PolicySyntaxException problem = telling.orElseThrow();
        throw Failure.usage(
                name + ":" + problem.line() + ":" + problem.column() + ": " + problem.problem(),
                kinds.size() == 1
                        ? "it was read as " + written(kinds.getFirst()) + " policy"
                        : "it was read as "
                                + written(likely())
                                + " policy; --kind says which it is");
    }

    private PolicyKind likely() {
        if (!text.contains("Principal\"")) {
            return PolicyKind.IDENTITY;
        }
        return text.contains("Resource\"") ? PolicyKind.RESOURCE : PolicyKind.TRUST;
    }

    private static String written(PolicyKind kind) {
        return switch (kind) {
            case TRUST -> "a trust";
            case RESOURCE, RESOURCE_CONTROL -> "a resource";
            case IDENTITY, SESSION, BOUNDARY, SERVICE_CONTROL -> "an identity";
        };
    }
}
