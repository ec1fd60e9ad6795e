package dev.mayfly.reach;

import static dev.mayfly.reach.SmallWorld.allows;
import static dev.mayfly.reach.SmallWorld.role;
import static dev.mayfly.reach.SmallWorld.trusts;
import static dev.mayfly.reach.SmallWorld.trustsRole;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An account as large as AWS lets it be by default: 1,000 roles, a third of which trust the
/// account and a third of which may assume roles.
class LargeAccountTest {

    private static final int ROLES = 1_000;
    private static final long PROOF_NANOS = 1_000_000_000;
    private static final int ADMINISTRATORS = 20;

    @Test
    @Timeout(20) // 5 seconds are promised; a busy build machine is not a defect
    void isReadInSeconds() {
        SmallWorld world = new SmallWorld();
        for (int i = 0; i < ROLES; i++) {
            world.role("r" + i, trust(i), permissions(i));
        }

        long before = System.nanoTime();
        RoleGraph graph = world.graph(() -> System.nanoTime() - before > PROOF_NANOS);
        int chains = graph.chainsFrom(new Party.Role(role("r1"))).size();
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(graph.edges()).hasSizeGreaterThan(ROLES);
        assertThat(chains).isPositive();
        assertThat(took).isLessThan(Duration.ofSeconds(15));
    }

    private static String trust(int i) {
        return switch (i % 3) {
            case 0 -> trusts("{'AWS':'arn:aws:iam::123456789012:root'}");
            case 1 -> trustsRole("r" + ((i + 7) % ROLES));
            default ->
                    trusts(
                            "{'Federated':'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'}",
                            "{'StringLike':{'token.actions.githubusercontent.com:sub':'repo:o/r"
                                    + i
                                    + ":*'}}");
        };
    }

    private static String permissions(int i) {
        if (i < ADMINISTRATORS) {
            return allows("*", "*");
        }
        StringBuilder statements =
                new StringBuilder(allows("s3:GetObject", "arn:aws:s3:::bucket-" + i + "/*"));
        for (int j = 0; j < 10; j++) {
            statements
                    .append(',')
                    .append(allows("dynamodb:Query", "arn:aws:dynamodb:*:*:table/t" + j));
        }
        if (i % 3 == 1) {
            statements.append(',').append(allows("sts:AssumeRole", role("r" + (i % 100) + "*")));
        }
        return statements.toString();
    }
}
