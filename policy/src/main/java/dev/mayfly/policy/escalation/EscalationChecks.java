package dev.mayfly.policy.escalation;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.escalation.Holder.Grant;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.findings.PolicyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what lets the holder of an identity policy become more than the policy says. Stateless and
/// thread-safe.
public final class EscalationChecks implements Check {
    private static final int EXAMPLES = 3;

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() == PolicyKind.IDENTITY) {
            policy.wellFormed().ifPresent(document -> methods(policy, document, findings));
        }
    }

    /// Where a method's decisive action is granted, and what it gives.
    private record Door(Statement statement, int action, Method.Kind kind) {}

    /// Ways through one door.
    private record Ways(List<Method> methods, Set<String> conditional) {}

    private static void methods(PolicyText policy, PolicyDocument document, Findings findings) {
        Holder holder = new Holder(document, policy.catalogue());
        Map<Door, Ways> doors = new LinkedHashMap<>();
        for (Method method : Methods.ALL) {
            possible(method, holder)
                    .ifPresent(grants -> {
                        Statement decisive = grants.getFirst().statement();
                        Door door =
                                new Door(
                                        decisive,
                                        patternOf(decisive, method.actions().getFirst()),
                                        method.kind());
                        Ways ways =
                                doors.computeIfAbsent(
                                        door,
                                        _ -> new Ways(new ArrayList<>(), new LinkedHashSet<>()));
                        ways.methods().add(method);
                        grants.forEach(grant -> ways.conditional().addAll(grant.conditional()));
                    });
        }
        Places places = new Places(policy);
        doors.forEach((door, ways) -> report(door, ways, places, findings));
    }

    private static Optional<List<Grant>> possible(Method method, Holder holder) {
        List<Grant> grants = new ArrayList<>();
        for (String action : method.actions()) {
            Optional<String> passedTo =
                    action.equals("iam:PassRole") ? method.passedTo() : Optional.empty();
            Optional<Grant> grant = holder.may(action, passedTo);
            if (grant.isEmpty()) {
                return Optional.empty();
            }
            grants.add(grant.get());
        }
        return Optional.of(grants);
    }

    /// Which entry of the statement grants the action; 0 when `NotAction` does.
    private static int patternOf(Statement statement, String action) {
        String folded = action.toLowerCase(Locale.ROOT);
        List<ActionPattern> patterns = statement.actions().patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(folded, folded.indexOf(':'))) {
                return i;
            }
        }
        return 0;
    }

    private static void report(Door door, Ways ways, Places places, Findings findings) {
        List<String> examples =
                ways.methods().stream().limit(EXAMPLES).map(EscalationChecks::told).toList();
        int more = ways.methods().size() - examples.size();
        String condition =
                ways.conditional().isEmpty()
                        ? ""
                        : " once it meets the conditions on `"
                                + String.join("`, `", ways.conditional())
                                + "`";
        Path where =
                door.statement().actions().negated()
                        ? places.actions(door.statement())
                        : places.action(door.statement(), door.action());
        findings.security(
                door.kind().code(),
                "The holder of this policy "
                        + door.kind().gain()
                        + condition
                        + ": "
                        + String.join("; ", examples)
                        + (more == 0 ? "" : "; and " + more + " more ways")
                        + ". Name the resources it is for.",
                where);
    }

    private static String told(Method method) {
        return "`"
                + String.join("` with `", method.actions())
                + "`"
                + (method.id().isEmpty() ? "" : " (pathfinding.cloud/paths/" + method.id() + ")");
    }
}
