package dev.mayfly.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.ecs.Deployment.RolloutState;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsService.Rolling;
import dev.mayfly.ecs.EcsService.Strategy;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {

    private final World world = new World(1);

    @Test
    void startsAsManyTasksAsWantedAndSpreadsThem() {
        world.node("a").node("b").service(4, Rolling.REPLICA).settle();

        assertThat(world.on("a")).hasSize(2);
        assertThat(world.on("b")).hasSize(2);
        assertThat(world.service().primary().rollout().state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(world.messages().getFirst())
                .isEqualTo("(service web) has reached a steady state.");
        assertThat(world.messages().getLast())
                .startsWith("(service web) has started 4 tasks: (task ");
    }

    @Test
    void anEventNamesTenTasksAndNoMore() {
        world.node("a").service(11, Rolling.REPLICA).step();

        assertThat(world.messages().getFirst())
                .startsWith("(service web) has started 11 tasks: (task ")
                .endsWith(") ….")
                .hasSizeLessThan(500);
    }

    @Test
    void doesNothingTwice() {
        world.node("a").service(2, Rolling.REPLICA).settle();
        EcsState settled = world.state();

        assertThat(world.scheduler().step(settled, world.fleet())).isSameAs(settled);
    }

    @ParameterizedTest
    @CsvSource({
        "1,100,200",
        "4,100,200",
        "4,50,100",
        "4,0,100",
        "3,67,134",
        "5,100,120",
        "1,0,100",
        "7,50,200",
        "10,90,110"
    })
    void rollsWithoutEverLeavingItsBounds(int desired, int minimum, int maximum) {
        Rolling rolling = new Rolling(minimum, maximum, false, false);
        Bounds bounds = Bounds.of(rolling, desired);
        for (long seed = 0; seed < 20; seed++) {
            World cluster = new World(seed).node("a").node("b").node("c");
            cluster.service(desired, rolling).settle().roll("web:2");
            SplittableRandom chance = new SplittableRandom(seed);
            int steps = 0;
            while (!done(cluster)) {
                cluster.step();
                assertThat(cluster.live()).hasSizeLessThanOrEqualTo(bounds.total());
                assertThat(cluster.well()).hasSizeGreaterThanOrEqualTo(bounds.healthy());
                cluster.obey(_ -> chance.nextInt(3) == 0).pass(Duration.ofSeconds(1));
                assertThat(++steps).as("steps of seed " + seed).isLessThan(500);
            }
            assertThat(cluster.of("web:2")).hasSize(desired);
            assertThat(cluster.live()).hasSize(desired);
        }
    }

    private static boolean done(World cluster) {
        return cluster.service().deployments().size() == 1
                && cluster.service().primary().taskDefinition().equals("web:2")
                && cluster.service().primary().over();
    }

    @Test
    void saysSoWhenItsBoundsLetNothingHappen() {
        world.node("a").service(2, new Rolling(100, 100, false, false)).settle();
        world.roll("web:2").step().obey(_ -> true).step();

        assertThat(world.of("web:1")).hasSize(2);
        assertThat(world.messages().getFirst()).contains("unable to stop or start tasks during");
    }

    @Test
    void aRollOvertakenByAnotherEndsAtTheLast() {
        world.node("a").node("b").service(4, Rolling.REPLICA).settle();
        world.roll("web:2")
                .step()
                .obey(task -> task.id().compareTo("8") < 0)
                .roll("web:3")
                .settle();

        assertThat(world.of("web:3")).hasSize(4);
        assertThat(world.live()).hasSize(4);
        assertThat(world.service().deployments()).hasSize(1);
    }

    @Test
    void tasksOfANodeThatIsLockedAreReplacedAtOnce() {
        world.node("a").node("b").service(4, Rolling.REPLICA).settle();
        world.lock("a").step();

        assertThat(world.on("a")).isEmpty();
        assertThat(world.on("b")).hasSize(4);
        assertThat(world.state().tasks().values().stream().filter(Task::stopped))
                .hasSize(2)
                .allSatisfy(task ->
                        assertThat(task.progress().stoppedReason().orElseThrow())
                                .isEqualTo("Host (instance " + task.instance() + ") terminated."));
    }

    @Test
    void aNodeUnheardOfKeepsItsTasksForAWhileAndThenLosesThem() {
        world.node("a").node("b").service(2, Rolling.REPLICA).settle();
        world.silence("a").pass(Fleet.QUIET).step().scale(3).step();
        assertThat(world.on("a")).hasSize(1);
        assertThat(world.on("b")).hasSize(2);

        world.pass(Fleet.LOST).step();
        assertThat(world.on("a")).isEmpty();
        assertThat(world.on("b")).hasSize(3);
    }

    @Test
    void nodesAreNotLostWhileTheAuthorityItselfWasAway() {
        world.node("a").service(2, Rolling.REPLICA).settle();
        world.pass(Duration.ofHours(5));
        Fleet back = new Fleet(Set.of("a"), world.now(), world.now());

        EcsState after = world.scheduler().step(world.state(), back);
        assertThat(after.tasks().values()).noneMatch(Task::stopped);
    }

    @Test
    void aDrainedNodeIsEmptiedAsItsTasksAreReplaced() {
        world.node("a").node("b").service(2, Rolling.REPLICA).settle();
        world.drain("a").step();
        assertThat(world.on("a")).hasSize(1);

        world.settle();
        assertThat(world.on("a")).isEmpty();
        assertThat(world.on("b")).hasSize(2);
    }

    @Test
    void aTaskThatEndsIsReplacedAndOneThatCannotLiveIsTriedLessAndLess() {
        world.node("a").service(1, Rolling.REPLICA);
        int started = 0;
        for (int second = 0; second < 600; second++) {
            world.step();
            started += world.live().size();
            world.live().forEach(task -> world.put(world.ended(task)));
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(started).isBetween(8, 15);
        assertThat(world.messages())
                .contains("(service web) is unable to consistently start tasks successfully.");
    }

    @Test
    void theBreakerTakesAFailingDeploymentBack() {
        world.node("a").service(2, new Rolling(100, 200, true, true)).settle().roll("web:2");
        for (int second = 0; second < 60; second++) {
            world.step();
            assertThat(world.well()).hasSizeGreaterThanOrEqualTo(2);
            world.of("web:2").forEach(task -> world.put(world.ended(task)));
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(world.service().primary().taskDefinition()).isEqualTo("web:1");
        assertThat(world.service().primary().rollout().state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(world.of("web:1")).hasSize(2);
        assertThat(world.messages())
                .anyMatch(message -> message.endsWith("deployment failed: tasks failed to start."));
    }

    @Test
    void aTaskThatIsIllIsReplaced() {
        world.node("a").service(1, Rolling.REPLICA).settle();
        Task ill = world.live().getFirst();
        world.put(world.ran(ill, Task.Health.UNHEALTHY)).step();

        assertThat(world.live())
                .filteredOn(task -> !task.wanted())
                .extracting(Task::id)
                .containsExactly(ill.id());
        assertThat(world.live()).hasSize(2);
        assertThat(world.messages())
                .contains("(service web) (task " + ill.id() + ") failed container health checks.");
    }

    @Test
    void twoTasksWithOnePortAreNeverOnOneNode() {
        world.register(World.revision(4, portMapping()))
                .register(World.revision(5, portMapping()))
                .node("a")
                .service(1, new Rolling(0, 100, false, false))
                .roll("web:4")
                .settle()
                .scale(2)
                .settle();

        assertThat(world.live()).hasSize(1);
        assertThat(world.messages().getFirst())
                .contains("is already using a port required by your task");
        world.scale(1).roll("web:5").settle();
        assertThat(world.of("web:5")).hasSize(1);
    }

    private static String portMapping() {
        return ", \"portMappings\": [{\"containerPort\": 80, \"hostPort\": 80}]";
    }

    @Test
    void placesNothingWhereThereIsNoRoom() {
        world.node("a", 250, 4096).service(3, Rolling.REPLICA).settle();

        assertThat(world.live()).hasSize(2);
        assertThat(world.messages())
                .anyMatch(message -> message.contains("has insufficient CPU units available"));
    }

    @Test
    void saysThatThereAreNoInstancesOnce() {
        world.service(1, Rolling.REPLICA).step().pass(Duration.ofSeconds(9)).step();

        assertThat(world.messages())
                .containsExactly(
                        "(service web) was unable to place a task because no container instance"
                                + " met all of its requirements. Reason: No Container Instances"
                                + " were found in your cluster.");
    }

    @Test
    void aDaemonHasOneTaskOnEachNode() {
        world.node("a").node("b").service(Strategy.DAEMON, 0, Rolling.DAEMON).settle();
        assertThat(world.on("a")).hasSize(1);
        assertThat(world.on("b")).hasSize(1);

        world.node("c").roll("web:2").settle();
        assertThat(world.of("web:2")).hasSize(3);
        assertThat(world.live()).hasSize(3);
        assertThat(world.service().desiredCount()).isEqualTo(3);
    }

    @Test
    void aDeletedServiceStopsItsTasksAndIsRememberedForAnHour() {
        world.node("a").service(2, Rolling.REPLICA).settle().delete().step();
        assertThat(world.live()).noneMatch(Task::wanted);

        world.obey(_ -> true).step();
        assertThat(world.service().status()).isEqualTo(EcsService.Status.INACTIVE);
        world.pass(Scheduler.REMEMBERED.plusSeconds(1)).step();
        assertThat(world.state().services()).isEmpty();
        assertThat(world.state().tasks()).isEmpty();
    }

    @Test
    void scalingInStopsTheTasksThatAreLeastMissed() {
        world.node("a").service(2, Rolling.REPLICA).settle().scale(4).step();
        List<Task> running = world.well();
        world.scale(2).settle();

        assertThat(world.live())
                .extracting(Task::id)
                .containsAll(running.stream().map(Task::id).toList());
    }
}
