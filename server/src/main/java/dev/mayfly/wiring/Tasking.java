package dev.mayfly.wiring;

import dev.mayfly.api.CallCircumstances;
import dev.mayfly.api.EcsClustersApi;
import dev.mayfly.api.EcsDefinitionsApi;
import dev.mayfly.api.EcsInstancesApi;
import dev.mayfly.api.EcsServicesApi;
import dev.mayfly.api.EcsTagsApi;
import dev.mayfly.api.EcsTasksApi;
import dev.mayfly.api.InstanceRights;
import dev.mayfly.api.NodeCalls;
import dev.mayfly.api.NodeSessionsApi;
import dev.mayfly.api.NodeWorkApi;
import dev.mayfly.scheduler.EcsIds;
import dev.mayfly.scheduler.Scheduler;
import dev.mayfly.task.TaskVerifier;
import dev.mayfly.tasks.Clusters;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.EcsTags;
import dev.mayfly.tasks.Instances;
import dev.mayfly.tasks.Services;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.tasks.TaskReports;
import dev.mayfly.tasks.TaskRevisions;
import dev.mayfly.tasks.Tasks;
import dev.mayfly.wire.Operation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What serves clusters, services and tasks, put together, and the clock that lets the scheduler
/// see what time alone has made due.
final class Tasking implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Tasking.class.getName());

    private static final long TICK_MILLIS = 1000;

    private final Settings settings;
    private final Outside outside;
    private final Authority authority;
    private final EcsNames names;
    private final EcsIds ids;
    private final Scheduler scheduler;
    private final TaskBoard board;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("scheduler").factory());

    Tasking(Settings settings, Outside outside, Authority authority) {
        this.settings = settings;
        this.outside = outside;
        this.authority = authority;
        this.names = new EcsNames(settings.account(), settings.region());
        this.ids = new EcsIds(outside.random());
        this.scheduler = new Scheduler(ids);
        this.board = new TaskBoard(authority.directory(), scheduler, outside.clock());
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The operations of ECS.
    List<Operation<?, ?>> ecs() {
        InstantSource clock = outside.clock();
        return Stream.of(
                        new EcsDefinitionsApi(new TaskRevisions(board, names, clock)).operations(),
                        new EcsClustersApi(new Clusters(board, names)).operations(),
                        new EcsServicesApi(new Services(board, names, ids, clock)).operations(),
                        new EcsTasksApi(new Tasks(board, names, scheduler, clock)).operations(),
                        new EcsInstancesApi(instances(), names).operations(),
                        new EcsTagsApi(new EcsTags(board, names)).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /// What nodes ask and tell of their tasks.
    List<Operation<?, ?>> work(NodeCalls calls) {
        return new NodeWorkApi(
                        calls,
                        names,
                        new NodeWorkApi.Work(
                                board, instances(), new TaskReports(board, outside.clock())),
                        new InstanceRights(
                                authority.directory(),
                                authority.authorizer(),
                                new CallCircumstances(settings.region())))
                .operations();
    }

    /// The route by which nodes get the roles of their tasks.
    NodeSessionsApi.TaskRoute route() {
        TaskVerifier verifier = new TaskVerifier(settings.account(), settings.region());
        return (proven, taskArn, roleArn) ->
                verifier.verify(proven, taskArn, roleArn, board.state());
    }

    /// Lets nobody wait any longer, so that the listener can close.
    void release() {
        board.close();
    }

    private Instances instances() {
        return new Instances(board, ids, outside.clock());
    }

    /// A task that throws would never run again.
    private void tick() {
        try {
            board.tick();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the scheduler failed and tries again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
