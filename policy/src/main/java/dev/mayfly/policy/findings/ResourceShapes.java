package dev.mayfly.policy.findings;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ResourceFacts;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.ArnText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which resource types an ARN in a policy can mean, and so whether it has a region and an account.
final class ResourceShapes {
    /// A longer last segment is not compared: no resource has such a name.
    private static final int MAX_CHARS = 2_048;

    /// The comparisons that are made at most, counted in pairs of characters; a policy of common
    /// size takes a hundredth.
    private static final long MAX_COMPARED = 5_000_000;

    /// As many ARNs that lack a field are completed.
    private static final int MAX_COMPLETED = 20;

    /// What AWS itself publishes there has no account in its ARNs.
    private static final Set<String> ALSO_WITHOUT_ACCOUNT =
            Set.of("ssm", "imagebuilder", "resource-explorer-2");

    private final ActionCatalogue catalogue;
    private final Findings findings;
    private final Map<String, List<Shape>> known = new HashMap<>();
    private int completed;
    private long compared;

    private record Shape(ResourceFacts type, String pattern, boolean regional, boolean account) {}

    ResourceShapes(ActionCatalogue catalogue, Findings findings) {
        this.catalogue = catalogue;
        this.findings = findings;
    }

    /// @param arn of a known service, with wildcards in the variables' places
    void check(Value value, ArnText arn) {
        List<Shape> all = shapes(arn.segment(2));
        String rest = arn.segment(5);
        if (all.isEmpty() || rest.length() > MAX_CHARS) {
            return;
        }
        List<Shape> possible = all.stream().filter(shape -> possible(shape, rest)).toList();
        if (possible.isEmpty()) {
            findings.error(
                    "INVALID_ARN_RESOURCE",
                    "Resource ARN does not match the expected ARN format. Update the resource"
                            + " portion of the ARN.",
                    value.path());
            return;
        }
        checkRegion(value, arn, possible);
        checkAccount(value, arn, possible);
    }

    /// True also when it is too much work to know.
    private boolean possible(Shape shape, String rest) {
        if (!GlobOverlap.headsAgree(shape.pattern(), rest)) {
            return false;
        }
        compared += (long) shape.pattern().length() * rest.length();
        return compared > MAX_COMPARED || GlobOverlap.of(shape.pattern(), rest);
    }

    private List<Shape> shapes(String service) {
        return known.computeIfAbsent(
                service,
                name ->
                        catalogue.typesInArnsOf(name).stream()
                                .map(type ->
                                        new Shape(
                                                type,
                                                type.resourcePattern(),
                                                type.regional(),
                                                type.hasAccount()))
                                .toList());
    }

    private void checkRegion(Value value, ArnText arn, List<Shape> possible) {
        String region = arn.segment(3);
        if (region.isEmpty() && possible.stream().allMatch(Shape::regional)) {
            findings.error(
                    "MISSING_ARN_REGION",
                    "Add a Region to the " + arn.segment(2) + " resource ARN.",
                    value.path());
        }
        boolean written = !region.isEmpty() && !Wildcards.in(region);
        if (written && possible.stream().noneMatch(Shape::regional)) {
            findings.error(
                    "ARN_REGION_NOT_ALLOWED",
                    "The service "
                            + arn.segment(2)
                            + " does not support specifying a Region in the resource ARN.",
                    value.path());
            dropped(value, region).ifPresent(text -> findings.rewrite(value.path(), text));
        }
    }

    private void checkAccount(Value value, ArnText arn, List<Shape> possible) {
        String account = arn.segment(4);
        boolean needed = possible.stream().allMatch(Shape::account);
        if (account.isEmpty() && needed && !ALSO_WITHOUT_ACCOUNT.contains(arn.segment(2))) {
            findings.error(
                    "MISSING_ARN_ACCOUNT",
                    "The resource "
                            + possible.getFirst().type().name()
                            + " in the arn is missing an account id. Please provide a 12 digit"
                            + " account id.",
                    value.path());
        }
        boolean written = !account.isEmpty() && !Wildcards.in(account);
        if (written && possible.stream().noneMatch(Shape::account)) {
            findings.error(
                    "ARN_ACCOUNT_NOT_ALLOWED",
                    "The service "
                            + arn.segment(2)
                            + " does not support specifying an account ID in the resource ARN.",
                    value.path());
            dropped(value, account).ifPresent(text -> findings.rewrite(value.path(), text));
        }
    }

    /// The ARN without a segment that stands in it once.
    private static Optional<String> dropped(Value value, String segment) {
        String text = value.text();
        int at = text.indexOf(":" + segment + ":");
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        text.substring(0, at + 1) + text.substring(at + 1 + segment.length()));
    }

    /// The one ARN of a known type that more colons at one place make of a text.
    Optional<String> completed(String text) {
        if (text.length() > MAX_CHARS || completed++ >= MAX_COMPLETED) {
            return Optional.empty();
        }
        int lacking = 5 - (int) text.chars().filter(c -> c == ':').count();
        Set<String> found = new TreeSet<>();
        int at = text.indexOf(':', "arn:".length());
        while (at >= 0 && lacking > 0) {
            String whole = text.substring(0, at) + ":".repeat(lacking) + text.substring(at);
            ArnText arn = ArnText.of(whole);
            boolean fits =
                    shapes(arn.segment(2)).stream().anyMatch(shape -> shape.type().isTypeOf(whole));
            if (fits) {
                found.add(whole);
            }
            at = text.indexOf(':', at + 1);
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
