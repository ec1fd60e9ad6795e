package dev.mayfly.api;

import dev.mayfly.api.iam.SimulationAnswers.ContextKeyNames;
import dev.mayfly.api.iam.SimulationAnswers.EvaluationResult;
import dev.mayfly.api.iam.SimulationAnswers.Results;
import dev.mayfly.api.iam.SimulationRequests.ContextEntryMember;
import dev.mayfly.api.iam.SimulationRequests.GetContextKeysForCustomPolicy;
import dev.mayfly.api.iam.SimulationRequests.GetContextKeysForPrincipalPolicy;
import dev.mayfly.api.iam.SimulationRequests.SimulateCustomPolicy;
import dev.mayfly.api.iam.SimulationRequests.SimulatePrincipalPolicy;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.simulation.ContextEntry;
import dev.mayfly.simulation.Outcome;
import dev.mayfly.simulation.ResourceHandling;
import dev.mayfly.simulation.Scenario;
import dev.mayfly.simulation.Scenarios;
import dev.mayfly.simulation.Simulator;
import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// IAM's policy simulator.
public final class IamSimulationApi {

    private static final String LIST = "List";

    /// Requests one call may try. AWS names no bound; ours keeps a call below a second or so.
    private static final int MAX_REQUESTS = 10_000;

    private final Directory directory;
    private final Scenarios scenarios;
    private final Simulator simulator = new Simulator();
    private final IamTargets targets;

    public IamSimulationApi(Directory directory, PolicyLookup lookup) {
        this.directory = directory;
        this.scenarios = new Scenarios(lookup);
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.reads(
                                "GetContextKeysForCustomPolicy",
                                GetContextKeysForCustomPolicy.class,
                                ContextKeyNames.class)
                        .by(in -> new ContextKeyNames(scenarios.contextKeys(in.policyInputList()))),
                IamOperation.reads(
                                "GetContextKeysForPrincipalPolicy",
                                GetContextKeysForPrincipalPolicy.class,
                                ContextKeyNames.class)
                        .on(in -> targets.identity(in.policySourceArn()))
                        .by(this::principalKeys),
                IamOperation.reads(
                                "SimulateCustomPolicy", SimulateCustomPolicy.class, Results.class)
                        .by(this::custom),
                IamOperation.reads(
                                "SimulatePrincipalPolicy",
                                SimulatePrincipalPolicy.class,
                                Results.class)
                        .on(in -> targets.identity(in.policySourceArn()))
                        .by(this::principal));
    }

    private ContextKeyNames principalKeys(GetContextKeysForPrincipalPolicy in) {
        List<String> keys =
                new ArrayList<>(scenarios.contextKeysOf(directory.state(), in.policySourceArn()));
        keys.addAll(scenarios.contextKeys(in.policyInputList()));
        return new ContextKeyNames(keys);
    }

    private Results custom(SimulateCustomPolicy in) {
        return results(in, scenarios.custom(directory.state(), inputs(in)));
    }

    private Results principal(SimulatePrincipalPolicy in) {
        SimulateCustomPolicy custom = in.custom();
        Scenario scenario =
                scenarios.ofPrincipal(directory.state(), in.policySourceArn(), inputs(custom));
        return results(custom, scenario);
    }

    /// Pages count actions, in the order in which they were named.
    private Results results(SimulateCustomPolicy in, Scenario scenario) {
        in.resourceHandlingOption()
                .ifPresent(option -> ResourceHandling.require(option, in.resourceArns()));
        Page<Integer> page =
                Page.of(
                        IntStream.range(0, in.actionNames().size()).boxed().toList(),
                        "%06d"::formatted,
                        Page.Request.of("SimulatePolicy", in.marker(), in.maxItems()));
        requireBounded(page.items().size(), in.resourceArns().size());
        List<EvaluationResult> results =
                page.items().stream()
                        .map(index -> result(in, scenario, in.actionNames().get(index)))
                        .toList();
        return new Results(results, page.truncated(), page.nextMarker());
    }

    private static void requireBounded(int actions, int resources) {
        if ((long) actions * resources > MAX_REQUESTS) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "One call simulates "
                                    + MAX_REQUESTS
                                    + " requests at most: actions times resources."));
        }
    }

    private EvaluationResult result(SimulateCustomPolicy in, Scenario scenario, String action) {
        if (in.resourceArns().isEmpty()) {
            return SimulationResults.ofAny(action, simulator.simulate(scenario, action, "*"));
        }
        List<Outcome> outcomes =
                in.resourceArns().stream()
                        .map(resource -> simulator.simulate(scenario, action, resource))
                        .toList();
        return SimulationResults.ofEach(action, outcomes);
    }

    private static Scenarios.Inputs inputs(SimulateCustomPolicy in) {
        return new Scenarios.Inputs(
                in.policyInputList(),
                in.permissionsBoundaryPolicyInputList(),
                in.resourcePolicy(),
                in.resourceOwner(),
                in.callerArn(),
                in.contextEntries().stream().map(IamSimulationApi::entry).toList(),
                in.resourceArns().isEmpty() ? List.of("*") : in.resourceArns());
    }

    private static RefusedException unnamed() {
        return new RefusedException(new Refusal.InvalidInput("A context entry has no name."));
    }

    private static ContextEntry entry(ContextEntryMember member) {
        String type = member.contextKeyType().orElse("string");
        boolean list = type.endsWith(LIST);
        String element = list ? type.substring(0, type.length() - LIST.length()) : type;
        return new ContextEntry(
                member.contextKeyName().orElseThrow(IamSimulationApi::unnamed),
                ContextEntry.Type.valueOf(element.toUpperCase(Locale.ROOT)),
                list,
                member.contextKeyValues());
    }
}
