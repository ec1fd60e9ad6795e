package dev.mayfly.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.reach.Holdings.HeldRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Worlds of two roles made at random, and requests made at random in them: what the evaluator lets
/// through has a step in the graph, and a step without conditions stops no request.
class GraphAgreesWithEvaluatorTest {

    private static final int WORLDS = 80;
    private static final int REQUESTS = 12;
    private static final List<String> VALUES = List.of("red", "blue", "green");

    private static final List<String> KEYS =
            List.of(
                    "sts:ExternalId",
                    "aws:PrincipalTag/team",
                    "aws:ResourceTag/team",
                    "aws:RequestTag/x",
                    "aws:PrincipalArn");

    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLikeIfExists",
                    "StringEqualsIfExists");

    private final Evaluator evaluator = new Evaluator();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void onEveryRequest(long seed) {
        RandomGenerator random = new Random(seed);
        int steps = 0;
        int allowed = 0;
        for (int i = 0; i < WORLDS; i++) {
            SmallWorld world = world(random);
            List<Edge> edges =
                    world.graph(() -> false).edges().stream()
                            .filter(e -> e.to().label().equals("role/b") && mayMeanA(e.from()))
                            .toList();
            steps += edges.size();
            allowed += requests(world, edges, random);
        }

        assertThat(steps).isBetween(WORLDS / 10, WORLDS * 3);
        assertThat(allowed).isPositive();
    }

    private static boolean mayMeanA(Party from) {
        return from instanceof Party.Role || from instanceof Party.Anyone;
    }

    private int requests(SmallWorld world, List<Edge> edges, RandomGenerator random) {
        HeldRole from = world.holdings().roles().getFirst();
        HeldRole to = world.holdings().roles().getLast();
        PolicyStack stack =
                from.permissions().stack().withResourcePolicy(new NamedPolicy("t", to.trust()));
        int allowed = 0;
        for (int i = 0; i < REQUESTS; i++) {
            AuthorizationRequest request = request(from, to, random);
            boolean through = evaluator.evaluate(request, stack).allowed();
            allowed += through ? 1 : 0;
            if (through) {
                assertThat(edges).as("%s in %s", request, to.trust().json()).isNotEmpty();
            } else {
                assertThat(edges)
                        .as("%s in %s", request.context().entries(), to.trust().json())
                        .allMatch(e -> e.conditional() || e.from() instanceof Party.Anyone);
            }
        }
        return allowed;
    }

    private static AuthorizationRequest request(
            HeldRole from, HeldRole to, RandomGenerator random) {
        CallerPrincipal caller = from.session(SmallWorld.ACCOUNT);
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        context.single("aws:PrincipalTag/team", from.tags().getOrDefault("team", ""));
        context.single("aws:ResourceTag/team", to.tags().getOrDefault("team", ""));
        for (String key : List.of("sts:ExternalId", "aws:RequestTag/x")) {
            if (random.nextBoolean()) {
                context.single(key, pick(VALUES, random));
            }
        }
        return new AuthorizationRequest(
                "sts:AssumeRole", to.arn(), SmallWorld.ACCOUNT, caller, context.build());
    }

    private static SmallWorld world(RandomGenerator random) {
        Optional<String> boundary =
                random.nextInt(4) == 0
                        ? Optional.of(statements(random, "'Resource':'*'"))
                        : Optional.empty();
        return new SmallWorld()
                .role(
                        "a",
                        SmallWorld.trusts("{'Service':'ec2.amazonaws.com'}"),
                        SmallWorld.permissions(statements(random, resource(random)), boundary),
                        Map.of("team", pick(VALUES, random)),
                        false)
                .role(
                        "b",
                        statements(random, principal(random)),
                        SmallWorld.permissions("", Optional.empty()),
                        Map.of("team", pick(VALUES, random)),
                        false);
    }

    private static String resource(RandomGenerator random) {
        return pick(
                List.of(
                        "'Resource':'*'",
                        "'Resource':'arn:aws:iam::123456789012:role/b'",
                        "'Resource':'arn:aws:iam::123456789012:role/${sts:ExternalId}*'",
                        "'NotResource':'arn:aws:iam::123456789012:role/${aws:PrincipalTag/team}'",
                        "'NotResource':'arn:aws:iam::123456789012:role/b'"),
                random);
    }

    private static String principal(RandomGenerator random) {
        return "'Principal':"
                + pick(
                        List.of(
                                "'*'",
                                "{'AWS':'123456789012'}",
                                "{'AWS':'" + SmallWorld.role("a") + "'}",
                                "{'AWS':['999988887777','AROAA00000000000']}"),
                        random);
    }

    private static String statements(RandomGenerator random, String about) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean deny = i > 0 && random.nextInt(3) == 0;
            text.append(i == 0 ? "" : ",")
                    .append("{'Effect':'")
                    .append(deny ? "Deny" : "Allow")
                    .append("',")
                    .append(about)
                    .append(",'Action':'sts:AssumeRole'")
                    .append(conditions(random))
                    .append('}');
        }
        return text.toString();
    }

    private static String conditions(RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        String value = random.nextInt(4) == 0 ? "${aws:PrincipalTag/team}" : pick(VALUES, random);
        return ",'Condition':{'%s':{'%s':'%s'}}"
                .formatted(pick(OPERATORS, random), pick(KEYS, random), value);
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
