package dev.mayfly.api;

import dev.mayfly.api.accessanalyzer.AccessChecks;
import dev.mayfly.api.accessanalyzer.ValidatePolicy;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// IAM Access Analyzer's questions about a policy that is not in use yet. All of them read only.
///
/// Source: IAM Access Analyzer API Reference, read 2026-11.
public final class AccessAnalyzerApi {

    private final PolicyValidation validation;
    private final AccessAnswers answers;

    /// @param checker asked for when the first policy is validated: its catalogue is large
    public AccessAnalyzerApi(Supplier<PolicyChecker> checker, InstantSource clock) {
        this.validation = new PolicyValidation(checker);
        this.answers = new AccessAnswers(clock);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                question(
                        "ValidatePolicy",
                        ValidatePolicy.Request.class,
                        ValidatePolicy.Response.class,
                        "/policy/validation",
                        validation::validate),
                question(
                        "CheckNoNewAccess",
                        AccessChecks.NoNewAccess.class,
                        AccessChecks.Result.class,
                        "/policy/check-no-new-access",
                        answers::noNewAccess),
                question(
                        "CheckAccessNotGranted",
                        AccessChecks.AccessNotGranted.class,
                        AccessChecks.Result.class,
                        "/policy/check-access-not-granted",
                        answers::accessNotGranted),
                question(
                        "CheckNoPublicAccess",
                        AccessChecks.NoPublicAccess.class,
                        AccessChecks.Result.class,
                        "/policy/check-no-public-access",
                        answers::noPublicAccess));
    }

    private static <I extends Record, O extends Record> Operation<I, O> question(
            String name, Class<I> input, Class<O> output, String path, Function<I, O> answer) {
        return new Operation<>(
                        Service.ACCESS_ANALYZER,
                        name,
                        input,
                        output,
                        true,
                        new Operation.Access.Needs<>(
                                _ -> List.of(Permission.of("access-analyzer:" + name, "*"))),
                        (request, _) -> answer.apply(request))
                .at(Http.of("POST", path));
    }
}
