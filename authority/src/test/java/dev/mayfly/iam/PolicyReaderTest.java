package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.PolicyReader.Filter;
import dev.mayfly.iam.PolicyReader.Scope;
import dev.mayfly.iam.PolicyReader.Usage;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The account of the capture `policy_management.json` (project stackd, live AWS, 2026-09): a user
/// and a group, four policies used in four ways.
class PolicyReaderTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private final PolicyWorld world = new PolicyWorld();

    @BeforeEach
    void fourPolicies() {
        world.policy("unused");
        world.user("alice");
        world.user("bob");
        world.groups.create("staff", "/");
        String attached = world.policy("attached", "/team/");
        String boundary = world.policy("boundary");
        String both = world.policy("both");
        world.userPolicies.attach("alice", attached);
        world.groupPolicies.attach("staff", attached);
        world.userPolicies.putBoundary("alice", boundary);
        world.groupPolicies.attach("staff", both);
        world.userPolicies.putBoundary("bob", both);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    false, ANY,                  attached both boundary unused
                    false, PERMISSIONS_POLICY,   attached both boundary unused
                    false, PERMISSIONS_BOUNDARY, attached both boundary unused
                    true,  ANY,                  attached both boundary
                    true,  PERMISSIONS_POLICY,   attached both
                    true,  PERMISSIONS_BOUNDARY, both boundary
                    """)
    void usageNarrowsOnlyAListingOfAttachedPolicies(
            boolean onlyAttached, Usage usage, String names) {
        assertThat(
                        world
                                .reader
                                .list(
                                        world.state(),
                                        new Filter(Scope.LOCAL, onlyAttached, usage, "/"))
                                .stream()
                                .map(PolicySummary::name)
                                .sorted())
                .containsExactly(names.split(" "));
    }

    @Test
    void countsAttachmentsAndBoundariesApart() {
        assertThat(use("unused")).isEqualTo(new PolicyUse.Count(0, 0));
        assertThat(use("team/attached")).isEqualTo(new PolicyUse.Count(2, 0));
        assertThat(use("boundary")).isEqualTo(new PolicyUse.Count(0, 1));
        assertThat(use("both")).isEqualTo(new PolicyUse.Count(1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    team/attached, ANY,                  GROUP/staff USER/alice
                    team/attached, PERMISSIONS_BOUNDARY, ''
                    boundary,      ANY,                  USER/alice
                    boundary,      PERMISSIONS_POLICY,   ''
                    both,          ANY,                  GROUP/staff USER/bob
                    both,          PERMISSIONS_POLICY,   GROUP/staff
                    both,          PERMISSIONS_BOUNDARY, USER/bob
                    unused,        ANY,                  ''
                    """)
    void tellsWhoUsesAPolicyAndHow(String policy, Usage usage, String entities) {
        assertThat(PolicyEntities.of(world.state(), arn(policy), usage))
                .map(PolicyEntities.PolicyEntity::key)
                .isEqualTo(entities.isEmpty() ? List.of() : List.of(entities.split(" ")));
    }

    @Test
    void listsByPathAndOwner() {
        assertThat(list(Scope.LOCAL, "/te")).map(PolicySummary::name).containsExactly("attached");
        assertThat(list(Scope.AWS, "/job-function/"))
                .map(PolicySummary::name)
                .contains("ViewOnlyAccess", "Billing")
                .doesNotContain("ReadOnlyAccess");
        assertThat(list(Scope.ALL, "/")).hasSize(list(Scope.AWS, "/").size() + 4);
    }

    @Test
    void findsWhatAwsShips() {
        world.userPolicies.attach("bob", READ_ONLY);

        PolicySummary summary = world.reader.summary(world.state(), READ_ONLY);
        assertThat(summary.use().attachments()).isEqualTo(1);
        assertThat(summary.uniqueId()).matches("ANPA[A-Z2-7]{17}");
        ManagedPolicy policy = world.reader.policy(world.state(), READ_ONLY);
        assertThat(policy.versions()).containsOnlyKeys(summary.defaultVersion());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String absent = "arn:aws:iam::111111111111:policy/non-existent-policy";

        assertThat(PolicyWorld.refusalOf(() -> world.reader.summary(world.state(), absent)))
                .isEqualTo(new Refusal.NoSuchEntity("Policy " + absent + " was not found."));
        assertThat(PolicyWorld.refusalOf(() -> world.reader.version(world.state(), READ_ONLY, 1)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Policy "
                                        + READ_ONLY
                                        + " version v1 does not exist or is not attachable."));
        assertThat(world.lookup.text(world.state(), absent)).isEmpty();
    }

    private List<PolicySummary> list(Scope scope, String pathPrefix) {
        return world.reader.list(world.state(), new Filter(scope, false, Usage.ANY, pathPrefix));
    }

    private PolicyUse.Count use(String policy) {
        return world.reader.summary(world.state(), arn(policy)).use();
    }

    private static String arn(String policy) {
        return "arn:aws:iam::123456789012:policy/" + policy;
    }
}
