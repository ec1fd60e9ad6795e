package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Actions and resources that another entry of the same list covers.
final class RedundantEntries implements Check {
    /// Comparing all with all takes the square of it; no policy of AWS's has as many.
    private static final int MAX_ENTRIES = 1_000;

    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Action", "NotAction")) {
                for (Group group : groups(statement.values(element), Coverage::ofAction)) {
                    actions(group, findings);
                }
            }
            for (String element : List.of("Resource", "NotResource")) {
                for (Group group : groups(statement.values(element), Coverage::ofResource)) {
                    resources(group, findings);
                }
            }
        }
    }

    /// An entry with those it covers.
    ///
    /// @param all in the order of the text
    private record Group(List<Value> covered, List<Value> all) {
        Path[] places() {
            return all.stream().map(Value::path).toArray(Path[]::new);
        }
    }

    private static List<Group> groups(List<Value> entries, BiPredicate<String, String> covers) {
        List<Group> groups = new ArrayList<>();
        boolean[] redundant = new boolean[entries.size()];
        if (entries.size() > MAX_ENTRIES) {
            return groups;
        }
        for (int i = 0; i < entries.size(); i++) {
            redundant[i] = coveredByAnother(entries, i, covers);
        }
        for (int i = 0; i < entries.size(); i++) {
            if (!redundant[i]) {
                List<Value> covered = new ArrayList<>();
                List<Value> all = new ArrayList<>();
                for (int j = 0; j < entries.size(); j++) {
                    boolean under =
                            j != i && covers.test(entries.get(i).text(), entries.get(j).text());
                    if (under) {
                        covered.add(entries.get(j));
                    }
                    if (under || j == i) {
                        all.add(entries.get(j));
                    }
                }
                if (!covered.isEmpty()) {
                    groups.add(new Group(covered, all));
                }
            }
        }
        return groups;
    }

    /// Of two that say the same the first one stays.
    private static boolean coveredByAnother(
            List<Value> entries, int index, BiPredicate<String, String> covers) {
        String text = entries.get(index).text();
        for (int j = 0; j < entries.size(); j++) {
            String other = entries.get(j).text();
            if (j != index
                    && covers.test(other, text)
                    && (j < index || !covers.test(text, other))) {
                return true;
            }
        }
        return false;
    }

    private static void actions(Group group, Findings findings) {
        Value first = group.covered().getFirst();
        findings.suggestion(
                "REDUNDANT_ACTION",
                "The "
                        + group.all().size()
                        + " action(s) are redundant because they provide similar permissions. Update"
                        + " the policy to remove the redundant action such as: "
                        + first.text()
                        + ".",
                group.places());
        mend(group, findings);
    }

    private static void resources(Group group, Findings findings) {
        Value first = group.covered().getFirst();
        findings.suggestion(
                "REDUNDANT_RESOURCE",
                "The "
                        + group.all().size()
                        + " resource ARN(s) are redundant because they reference the same resource."
                        + " Review the use of wildcards (*), or remove the resource "
                        + first.text()
                        + " to remove the redundancy.",
                group.places());
        mend(group, findings);
    }

    /// One change can take out one entry.
    private static void mend(Group group, Findings findings) {
        if (group.covered().size() == 1) {
            Value only = group.covered().getFirst();
            findings.removal("remove `" + only.text() + "`", only.path());
        }
    }
}
