import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The same decisions by three engines. `generate DIR SEED` writes the scenarios for iam-simulate,
/// `compare DIR SEED` decides them here and fails where anyone disagrees.
final class Peers {
    private static final int POLICIES = 8;
    private static final int REQUESTS = 600;
    private static final EntityUID WHOEVER = EntityUID.parse("Any::\"any\"").orElseThrow();

    private final List<List<Rule>> policies = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<PolicyStack> stacks = new ArrayList<>();
    private final List<PolicySet> sets = new ArrayList<>();
    private final Evaluator evaluator = new Evaluator();
    private final BasicAuthorizationEngine cedar = new BasicAuthorizationEngine();

    private Peers(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < POLICIES; i++) {
            List<Rule> rules = IntStream.range(0, 4 + i).mapToObj(j -> Rule.random(random, j)).toList();
            policies.add(rules);
            stacks.add(
                    PolicyStack.EMPTY.withIdentity(
                            List.of(
                                    new NamedPolicy(
                                            "identity", PolicyParser.parse(json(rules), PolicyKind.IDENTITY)))));
            Set<Policy> set = new HashSet<>();
            rules.forEach(rule -> set.add(new Policy(rule.cedar(), "policy" + set.size())));
            PolicySet parsed = new PolicySet(set);
            parsed.cache();
            sets.add(parsed);
        }
        for (int i = 0; i < REQUESTS; i++) {
            scenarios.add(Scenario.random(random, POLICIES));
        }
    }

    private static String json(List<Rule> rules) {
        return rules.stream()
                .map(Rule::json)
                .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        Peers peers = new Peers(Long.parseLong(arguments[2]));
        if (arguments[0].equals("generate")) {
            Files.writeString(
                    directory.resolve("scenarios.json"),
                    "{\"policies\":["
                            + peers.policies.stream().map(Peers::json).collect(Collectors.joining(","))
                            + "],\"requests\":["
                            + peers.scenarios.stream().map(Scenario::json).collect(Collectors.joining(","))
                            + "]}");
        } else {
            peers.compare(Files.readAllLines(directory.resolve("simulate.txt")));
        }
    }

    private void compare(List<String> simulated) throws Exception {
        int allowed = 0;
        int disagreements = 0;
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            boolean ours = mayfly(scenario);
            boolean cedars = cedar(scenario);
            boolean theirs = simulated.get(i).equals("Allowed");
            allowed += ours ? 1 : 0;
            if (ours != cedars || ours != theirs) {
                disagreements++;
                System.out.printf(
                        "mayfly %s, cedar %s, iam-simulate %s: %s%n%s%n",
                        ours, cedars, theirs, scenario.json(), json(policies.get(scenario.policy())));
            }
        }
        System.out.printf(
                "%d decisions, %d allowed, %d denied, %d disagreements%n",
                scenarios.size(), allowed, scenarios.size() - allowed, disagreements);
        double mayfly = rate(this::mayfly);
        double cedars = rate(this::cedar);
        double theirs = Double.parseDouble(simulated.getLast());
        System.out.printf("%-14s %,12.0f/s  1%n", "mayfly", mayfly);
        System.out.printf("%-14s %,12.0f/s  1/%.0f%n", "cedar-java", cedars, mayfly / cedars);
        System.out.printf("%-14s %,12.0f/s  1/%.0f%n", "iam-simulate", theirs, mayfly / theirs);
        if (disagreements > 0 || allowed < REQUESTS / 10 || allowed > REQUESTS * 9 / 10) {
            System.exit(1);
        }
    }

    private double rate(Predicate<Scenario> engine) {
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - start < 1_500_000_000L) {
                for (int i = 0; i < 100; i++) {
                    engine.test(scenarios.get(i));
                }
                count += 100;
            }
            best = Math.max(best, count * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    private boolean mayfly(Scenario scenario) {
        CallerPrincipal caller =
                new CallerPrincipal.User("arn:aws:iam::123456789012:user/alice", "AIDAEXAMPLE", "123456789012");
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        scenario.context().forEach((key, values) -> {
            if (key.equals(Scenario.MULTI)) {
                context.multi(key, values);
            } else {
                context.single(key, values.getFirst());
            }
        });
        return evaluator
                .evaluate(
                        new AuthorizationRequest(
                                scenario.action(), scenario.resource(), "123456789012", caller, context.build()),
                        stacks.get(scenario.policy()))
                .allowed();
    }

    private boolean cedar(Scenario scenario) {
        Map<String, Value> context = new HashMap<>();
        context.put("action", new PrimString(scenario.action()));
        context.put("resource", new PrimString(scenario.resource()));
        scenario.context().forEach((key, values) -> context.put(key, value(key, values)));
        try {
            AuthorizationResponse response =
                    cedar.isAuthorized(
                            new com.cedarpolicy.model.AuthorizationRequest(WHOEVER, WHOEVER, WHOEVER, context),
                            sets.get(scenario.policy()),
                            Set.of());
            if (!response.success.orElseThrow().getErrors().isEmpty()) {
                throw new IllegalStateException(response.toString());
            }
            return response.success.get().isAllowed();
        } catch (com.cedarpolicy.model.exception.AuthException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Value value(String key, List<String> values) {
        return switch (key) {
            case Scenario.MULTI -> new CedarList(values.stream().<Value>map(PrimString::new).toList());
            case "aws:SourceIp" -> new IpAddress(values.getFirst());
            case "aws:SecureTransport" -> new PrimBool(Boolean.parseBoolean(values.getFirst()));
            case "aws:MultiFactorAuthAge" -> new PrimLong(Long.parseLong(values.getFirst()));
            default -> new PrimString(values.getFirst());
        };
    }
}
