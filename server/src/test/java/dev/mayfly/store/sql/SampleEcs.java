package dev.mayfly.store.sql;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Tag;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One resource of each kind of ECS with every member set, and those with as few as may be.
final class SampleEcs {

    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final List<Tag> TAGS = List.of(new Tag("k", "v"));

    private SampleEcs() {}

    static EcsState state() {
        return EcsState.EMPTY.with(full());
    }

    static List<EcsResource> full() {
        return List.of(cluster(), instance(), revision(), service(), task());
    }

    static List<EcsResource> sparse() {
        return List.of(
                new TaskRevision(
                        TaskDefinitions.parse("{\"family\":\"web\",\"containerDefinitions\":[]}"),
                        1,
                        "arn",
                        THEN,
                        Optional.empty(),
                        List.of()),
                new EcsService(
                        "web",
                        "default",
                        EcsService.Status.ACTIVE,
                        0,
                        new EcsService.Settings(
                                EcsService.Strategy.DAEMON,
                                EcsService.Rolling.DAEMON,
                                EcsService.Propagation.NONE,
                                Optional.empty(),
                                false,
                                false),
                        List.of(deployment()),
                        List.of(),
                        THEN,
                        "arn",
                        List.of()),
                new Task(
                        "a".repeat(32),
                        "default",
                        "web:1",
                        "b".repeat(32),
                        new Task.Origin(
                                "family:web", Optional.empty(), TaskOverrides.NONE, THEN, false),
                        new Task.Progress(
                                Task.Status.RUNNING,
                                Task.Status.PROVISIONING,
                                Task.Health.UNKNOWN,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1),
                        List.of(
                                new TaskContainer(
                                        "c".repeat(32),
                                        "app",
                                        "",
                                        Task.Status.PENDING,
                                        false,
                                        Task.Health.UNKNOWN,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        List.of()));
    }

    static Cluster cluster() {
        return new Cluster("blue", TAGS);
    }

    private static ContainerInstance instance() {
        return new ContainerInstance(
                "b".repeat(32),
                "blue",
                "node-1",
                true,
                THEN,
                THEN.plusSeconds(1),
                new ContainerInstance.Agent("1.2", 2048, 4096, "process"),
                TAGS);
    }

    private static TaskRevision revision() {
        return new TaskRevision(
                TaskDefinitions.parse(
                        """
                        {"family": "web", "taskRoleArn": "arn:aws:iam::123456789012:role/task",
                         "containerDefinitions": [{"name": "app", "image": "i", "memory": 5}]}
                        """),
                2,
                "arn:aws:sts::123456789012:assumed-role/ci/run",
                THEN,
                Optional.of(THEN.plusSeconds(9)),
                TAGS);
    }

    private static Deployment deployment() {
        return new Deployment(
                "ecs-svc/1234567890123456789",
                "web:2",
                3,
                1,
                new Deployment.Rollout(Deployment.RolloutState.IN_PROGRESS, "in progress"),
                THEN,
                THEN.plusSeconds(2));
    }

    private static EcsService service() {
        return new EcsService(
                "web",
                "blue",
                EcsService.Status.DRAINING,
                3,
                new EcsService.Settings(
                        EcsService.Strategy.REPLICA,
                        new EcsService.Rolling(50, 150, true, true),
                        EcsService.Propagation.SERVICE,
                        Optional.of(30),
                        true,
                        true),
                List.of(deployment()),
                List.of(new EcsService.Event("e-1", THEN, "(service web) is well")),
                THEN,
                "arn:aws:sts::123456789012:assumed-role/ci/run",
                TAGS);
    }

    private static Task task() {
        return new Task(
                "d".repeat(32),
                "blue",
                "web:2",
                "b".repeat(32),
                new Task.Origin(
                        "service:web",
                        Optional.of("ecs-svc/1234567890123456789"),
                        new TaskOverrides(
                                List.of(
                                        new TaskOverrides.ContainerOverride(
                                                Optional.of("app"),
                                                Optional.of(List.of("true")),
                                                List.of(
                                                        new KeyValue(
                                                                Optional.of("A"),
                                                                Optional.of("b"))),
                                                Optional.of(1),
                                                Optional.of(2),
                                                Optional.of(3))),
                                Optional.of("256"),
                                Optional.of("512"),
                                Optional.of("arn:aws:iam::123456789012:role/other"),
                                Optional.of("arn:aws:iam::123456789012:role/more")),
                        THEN,
                        true),
                new Task.Progress(
                        Task.Status.STOPPED,
                        Task.Status.STOPPED,
                        Task.Health.UNHEALTHY,
                        Optional.of(THEN),
                        Optional.of(THEN.plusSeconds(3)),
                        Optional.of(THEN.plusSeconds(4)),
                        Optional.of(Task.StopCode.UserInitiated),
                        Optional.of("enough"),
                        7),
                List.of(
                        new TaskContainer(
                                "c".repeat(32),
                                "app",
                                "busybox",
                                Task.Status.STOPPED,
                                true,
                                Task.Health.HEALTHY,
                                Optional.of(-9),
                                Optional.of("OutOfMemory"),
                                Optional.of("123"))),
                TAGS);
    }
}
