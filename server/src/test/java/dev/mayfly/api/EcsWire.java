package dev.mayfly.api;

import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Task;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.scheduler.EcsIds;
import dev.mayfly.scheduler.Scheduler;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.tasks.Clusters;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.EcsTags;
import dev.mayfly.tasks.Instances;
import dev.mayfly.tasks.Services;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.tasks.TaskReports;
import dev.mayfly.tasks.TaskRevisions;
import dev.mayfly.tasks.Tasks;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// ECS as its callers meet it, AWS JSON in and out, for one caller whom everything is allowed. What
/// each call needed permission for is kept. Nodes do nothing by themselves.
final class EcsWire {

    static final Instant NOW = IamWire.NOW;
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";

    final Directory directory;
    final List<Permission> needed = new ArrayList<>();
    final List<TrailEvent> events = new ArrayList<>();
    final TaskBoard board;
    final EcsNames names = new EcsNames(IamWire.ACCOUNT, "us-east-1");
    private final EcsIds ids = new EcsIds(new Random(3));
    private final Dispatcher dispatcher;

    EcsWire(Directory directory) {
        this.directory = directory;
        Scheduler scheduler = new Scheduler(ids);
        this.board = new TaskBoard(directory, scheduler, CLOCK);
        List<Operation<?, ?>> operations =
                Stream.of(
                                new EcsDefinitionsApi(new TaskRevisions(board, names, CLOCK))
                                        .operations(),
                                new EcsClustersApi(new Clusters(board, names)).operations(),
                                new EcsServicesApi(new Services(board, names, ids, CLOCK))
                                        .operations(),
                                new EcsTasksApi(new Tasks(board, names, scheduler, CLOCK))
                                        .operations(),
                                new EcsInstancesApi(new Instances(board, ids, CLOCK), names)
                                        .operations(),
                                new EcsTagsApi(new EcsTags(board, names)).operations())
                        .<Operation<?, ?>>flatMap(List::stream)
                        .toList();
        this.dispatcher =
                new Dispatcher(
                        operations,
                        new Dispatcher.Ports(
                                new IamWire.Anyone(),
                                new X509Verifier("us-east-1"),
                                (_, permission, _) -> needed.add(permission),
                                new TrailOf(events::add),
                                (_, _, _) -> {},
                                Standing.ALONE),
                        new Dispatcher.Site(
                                IamWire.ACCOUNT,
                                "us-east-1",
                                CLOCK,
                                new RequestIds(new Random(1)),
                                new EventIds(CLOCK, new Random(2))));
    }

    /// Calls an operation; JSON may be written with single quotes.
    String call(String operation, String json) {
        WireResponse response =
                dispatcher.answer(
                        new WireRequest(
                                "POST",
                                "/",
                                "",
                                Headers.of(
                                        "content-type",
                                        "application/x-amz-json-1.1",
                                        "x-amz-target",
                                        TARGET + operation),
                                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                                new WireRequest.Peer(
                                        "192.0.2.7", false, Optional.empty(), Optional.empty())));
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    /// Calls an operation that must succeed, and gives its answer.
    String ok(String operation, String json) {
        String answer = call(operation, json);
        if (!answer.startsWith("200 ")) {
            throw new AssertionError(operation + ": " + answer);
        }
        return answer.substring("200 ".length());
    }

    /// A node that has joined and is a container instance of the cluster `default`.
    ContainerInstance node(String name) {
        String id = "n-" + "%024x".formatted(name.hashCode() & 0xffff_ffffL);
        Node node =
                new Node(
                        new Node.Identity(
                                name, id, "i-" + "%017x".formatted(name.hashCode() & 0xffff_ffffL)),
                        new Node.Grant(
                                "arn:aws:iam::123456789012:instance-profile/web",
                                List.of(),
                                List.of()),
                        Optional.empty(),
                        Optional.of(
                                Enrolment.first(
                                        "key",
                                        new Enrolment.Certificate(
                                                "01", NOW.plusSeconds(3600), "pem"),
                                        "request")),
                        new Recoveries(3, Duration.ofDays(30), Optional.empty()),
                        Optional.empty(),
                        NOW,
                        new Node.History("tester", NOW, Optional.of(NOW), Optional.empty()));
        AccountState _ = directory.update(state -> state.withNodes(state.nodes().with(node)));
        return new Instances(board, ids, CLOCK)
                .register(
                        new Cluster(Cluster.DEFAULT, List.of()),
                        id,
                        new ContainerInstance.Agent("1", 4096, 8192, "process"));
    }

    /// Has every node do what it is told.
    void obey() {
        for (ContainerInstance instance : board.state().instances().values()) {
            List<TaskReports.Report> reports =
                    board.state().placedOn(instance.id()).stream()
                            .map(task ->
                                    report(
                                            task.id(),
                                            task.wanted()
                                                    ? Task.Status.RUNNING
                                                    : Task.Status.STOPPED,
                                            Optional.empty()))
                            .toList();
            new TaskReports(board, CLOCK).apply(instance, reports);
        }
    }

    /// A report of a task whose one container `app` ended with `exit`, or did not.
    static TaskReports.Report report(String id, Task.Status status, Optional<Integer> exit) {
        return new TaskReports.Report(
                id,
                status,
                Task.Health.UNKNOWN,
                Optional.empty(),
                exit.map(_ -> "Essential container in task exited"),
                List.of(
                        new TaskReports.OfContainer(
                                "app",
                                status,
                                Task.Health.UNKNOWN,
                                exit,
                                Optional.empty(),
                                Optional.of("4711"))));
    }
}
