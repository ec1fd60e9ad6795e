package dev.mayfly.api.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policy simulator answers. The types of policies are spelt as AWS spells them on the
/// wire, which is not as the model has it.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`simulation.json`).
public final class SimulationAnswers {

    private SimulationAnswers() {}

    public record ContextKeyNames(List<String> contextKeyNames) {}

    public record Results(
            List<EvaluationResult> evaluationResults,
            boolean isTruncated,
            Optional<String> marker) {}

    /// One action. The resource is told when there is one; for several, AWS tells the form of the
    /// ARNs the action takes, and we nothing.
    public record EvaluationResult(
            String evalActionName,
            Optional<String> evalResourceName,
            String evalDecision,
            List<MatchedStatement> matchedStatements,
            List<String> missingContextValues,
            Optional<BoundaryDetail> permissionsBoundaryDecisionDetail,
            Optional<Map<String, String>> evalDecisionDetails,
            Optional<List<ResourceResult>> resourceSpecificResults) {}

    public record ResourceResult(
            String evalResourceName,
            String evalResourceDecision,
            Optional<List<MatchedStatement>> matchedStatements,
            Optional<List<String>> missingContextValues,
            Optional<Map<String, String>> evalDecisionDetails,
            Optional<BoundaryDetail> permissionsBoundaryDecisionDetail) {}

    public record MatchedStatement(
            String sourcePolicyId,
            String sourcePolicyType,
            Position startPosition,
            Position endPosition) {}

    public record Position(int line, int column) {}

    public record BoundaryDetail(boolean allowedByPermissionsBoundary) {}
}
