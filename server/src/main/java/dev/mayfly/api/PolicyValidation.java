package dev.mayfly.api;

import dev.mayfly.api.accessanalyzer.ValidatePolicy;
import dev.mayfly.api.accessanalyzer.ValidatePolicy.PathElement;
import dev.mayfly.api.accessanalyzer.ValidatePolicy.Position;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.findings.AttachedTo;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.Location;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.findings.PolicyTarget;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers `ValidatePolicy` with what the checker finds.
final class PolicyValidation {

    // Ours: AWS does not document how many it gives at once.
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private final Supplier<PolicyChecker> made;
    private volatile @Nullable PolicyChecker checker;

    PolicyValidation(Supplier<PolicyChecker> made) {
        this.made = made;
    }

    ValidatePolicy.Response validate(ValidatePolicy.Request request) {
        if (request.policyDocument().length() > PolicyParser.MAX_CHARS) {
            throw invalid(
                    "The policy document is longer than "
                            + PolicyParser.MAX_CHARS
                            + " characters.");
        }
        int limit = request.maxResults().orElse(PAGE);
        if (limit < 1 || limit > MAX_PAGE) {
            throw invalid("maxResults must be between 1 and " + MAX_PAGE + ".");
        }
        PolicyTarget target = target(request);
        int from = request.nextToken().map(token -> FindingsToken.open(token, request)).orElse(0);
        List<Finding> findings = checker().check(request.policyDocument(), target);
        int begin = Math.min(from, findings.size());
        int end = Math.min(begin + limit, findings.size());
        return new ValidatePolicy.Response(
                findings.subList(begin, end).stream().map(PolicyValidation::finding).toList(),
                end < findings.size()
                        ? Optional.of(FindingsToken.of(end, request))
                        : Optional.empty());
    }

    private PolicyChecker checker() {
        PolicyChecker known = checker;
        if (known == null) {
            known = made.get();
            checker = known; // two threads may make it twice, to the same effect
        }
        return known;
    }

    private static PolicyTarget target(ValidatePolicy.Request request) {
        Optional<AttachedTo> resource =
                request.validatePolicyResourceType().flatMap(AttachedTo::of);
        if (resource.isPresent() && !request.policyType().equals("RESOURCE_POLICY")) {
            throw invalid("validatePolicyResourceType goes with the policyType RESOURCE_POLICY.");
        }
        return resource.map(PolicyTarget::of)
                .orElseGet(() -> PolicyTarget.ofPolicyType(request.policyType()).orElseThrow());
    }

    private static ValidatePolicy.Finding finding(Finding finding) {
        return new ValidatePolicy.Finding(
                finding.message(),
                finding.severity().name(),
                finding.code(),
                finding.learnMoreLink(),
                finding.locations().stream().map(PolicyValidation::location).toList());
    }

    private static ValidatePolicy.Location location(Location location) {
        return new ValidatePolicy.Location(
                location.path().stream().map(PolicyValidation::element).toList(),
                new ValidatePolicy.Span(
                        position(location.span().start()), position(location.span().end())));
    }

    private static PathElement element(Location.Step step) {
        Optional<String> none = Optional.empty();
        return switch (step) {
            case Location.Step.Item(int index) ->
                    new PathElement(Optional.of(index), none, Optional.empty(), none);
            case Location.Step.Key(String name) ->
                    new PathElement(Optional.empty(), Optional.of(name), Optional.empty(), none);
            case Location.Step.Substring(int start, int length) ->
                    new PathElement(
                            Optional.empty(),
                            none,
                            Optional.of(new ValidatePolicy.Substring(start, length)),
                            none);
            case Location.Step.Member(String name) ->
                    new PathElement(Optional.empty(), none, Optional.empty(), Optional.of(name));
        };
    }

    private static Position position(Location.Point point) {
        return new Position(point.line(), point.column(), point.offset());
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidInput(message));
    }
}
