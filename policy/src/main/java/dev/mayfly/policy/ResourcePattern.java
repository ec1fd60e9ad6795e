package dev.mayfly.policy;

import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.TemplateSyntax;
import dev.mayfly.policy.pattern.Variables;
import java.util.List;
import java.util.Optional;

/// `*`, or a pattern of resource ARNs.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Resource".
///
/// @param source as written
/// @param arn empty for a bare `*`
public record ResourcePattern(String source, Optional<ArnPattern> arn) {
    /// A bare `*`.
    public static final ResourcePattern ANY = new ResourcePattern("*", Optional.empty());

    /// Reads a pattern as it is written.
    ///
    /// @throws IllegalArgumentException if the text is no resource pattern
    public static ResourcePattern of(String source, PolicyVersion version) {
        if (source.equals("*")) {
            return ANY;
        }
        ArnPattern arn =
                ArnPattern.of(source, new TemplateSyntax(version == PolicyVersion.V2012, true));
        if (!source.startsWith("arn:") || arn.writtenSegments() < 3) {
            throw new IllegalArgumentException("a resource is `*` or an ARN");
        }
        for (int i = 0; i < 5; i++) {
            if (!arn.segment(i).isConstant()) {
                throw new IllegalArgumentException("a variable stands behind the fifth colon only");
            }
        }
        if (!isServiceName(arn.segment(2))) {
            throw new IllegalArgumentException("the service of a resource has no wildcard");
        }
        return new ResourcePattern(source, Optional.of(arn));
    }

    private static boolean isServiceName(Template segment) {
        return segment.resolve(Variables.NONE)
                .filter(Glob::isLiteral)
                .filter(glob -> !glob.literalText().isEmpty())
                .isPresent();
    }

    /// Whether it names every resource.
    public boolean isAny() {
        return arn.isEmpty();
    }

    /// Whether it matches; an action without resources is asked about `*` and matches [#ANY] only.
    public boolean matches(ArnText resource, Variables variables) {
        return arn.isEmpty() || arn.get().matchesResource(resource, variables);
    }

    /// Texts of which each stands in every resource that matches; empty for a bare `*`.
    Optional<List<String>> required() {
        return arn.map(ArnPattern::requiredTexts);
    }

    /// Whether every variable in it has a value.
    public boolean resolvable(Variables variables) {
        return arn.isEmpty() || arn.get().segment(5).resolve(variables).isPresent();
    }
}
