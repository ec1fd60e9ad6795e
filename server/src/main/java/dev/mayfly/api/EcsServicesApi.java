package dev.mayfly.api;

import dev.mayfly.api.ecs.FailureMember;
import dev.mayfly.api.ecs.ServiceRecords;
import dev.mayfly.api.ecs.ServiceRecords.Breaker;
import dev.mayfly.api.ecs.ServiceRecords.Configuration;
import dev.mayfly.api.ecs.ServiceRecords.OneService;
import dev.mayfly.api.ecs.ServiceRecords.ServiceMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.iam.Page;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.Services;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ECS's operations on services.
public final class EcsServicesApi {

    private final TaskBoard board;
    private final EcsNames names;
    private final Services services;
    private final EcsTargets targets;

    public EcsServicesApi(Services services) {
        this.board = services.board();
        this.names = services.names();
        this.services = services;
        this.targets = new EcsTargets(board, names);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.writes("CreateService", ServiceRecords.Create.class, OneService.class)
                        .on(this::newService)
                        .byCall(this::create),
                EcsOperation.writes("UpdateService", ServiceRecords.Update.class, OneService.class)
                        .on(this::changedService)
                        .by(this::update),
                EcsOperation.writes("DeleteService", ServiceRecords.Delete.class, OneService.class)
                        .on(in -> targets.service(in.cluster(), in.service()))
                        .by(in ->
                                one(
                                        services.delete(
                                                in.cluster(),
                                                in.service(),
                                                in.force().orElse(false)))),
                EcsOperation.reads(
                                "DescribeServices",
                                ServiceRecords.Describe.class,
                                ServiceRecords.Described.class)
                        .onAll(in ->
                                in.services().stream()
                                        .map(name -> targets.service(in.cluster(), name))
                                        .toList())
                        .by(this::describe),
                EcsOperation.reads(
                                "ListServices",
                                ServiceRecords.ListServices.class,
                                ServiceRecords.Listed.class)
                        .on(in -> targets.within(Target.ANYTHING, in.cluster()))
                        .by(this::list));
    }

    private Target newService(ServiceRecords.Create in) {
        Target target =
                targets.service(in.cluster(), in.serviceName())
                        .bringing(TagMember.tags(in.tags()))
                        .with(
                                "ecs:enable-execute-command",
                                String.valueOf(in.enableExecuteCommand().orElse(false)));
        return withDefinition(target, in.taskDefinition());
    }

    private Target changedService(ServiceRecords.Update in) {
        return withDefinition(targets.service(in.cluster(), in.service()), in.taskDefinition());
    }

    private Target withDefinition(Target target, Optional<String> taskDefinition) {
        return taskDefinition
                .map(named ->
                        target.with("ecs:task-definition", targets.revision(named).resource()))
                .orElse(target);
    }

    private OneService create(ServiceRecords.Create in, Call call) {
        EcsUnserved.refuse("loadBalancers", in.loadBalancers());
        EcsUnserved.refuse("serviceRegistries", in.serviceRegistries());
        EcsUnserved.refuse("capacityProviderStrategy", in.capacityProviderStrategy());
        EcsUnserved.refuse("volumeConfigurations", in.volumeConfigurations());
        EcsUnserved.refuse("placementConstraints", in.placementConstraints());
        EcsUnserved.only(
                "deploymentController.type",
                "ECS",
                in.deploymentController().map(ServiceRecords.Controller::type));
        boolean daemon = in.schedulingStrategy().filter("DAEMON"::equals).isPresent();
        EcsService.Settings first =
                new EcsService.Settings(
                        daemon ? EcsService.Strategy.DAEMON : EcsService.Strategy.REPLICA,
                        daemon ? EcsService.Rolling.DAEMON : EcsService.Rolling.REPLICA,
                        EcsService.Propagation.NONE,
                        Optional.empty(),
                        false,
                        false);
        if (!daemon && in.desiredCount().isEmpty()) {
            throw parameter("desiredCount is required for a REPLICA service.");
        }
        Given given =
                new Given(
                        in.deploymentConfiguration(),
                        in.propagateTags(),
                        in.healthCheckGracePeriodSeconds(),
                        in.enableECSManagedTags(),
                        in.enableExecuteCommand());
        List<Tag> tags = TagMember.tags(in.tags());
        return one(
                services.create(
                        new Services.Wish(
                                in.serviceName(),
                                in.cluster(),
                                in.taskDefinition()
                                        .orElseThrow(() ->
                                                parameter("TaskDefinition can not be blank.")),
                                in.desiredCount().orElse(0),
                                given.over(first),
                                call.caller().map(SessionClaims::arn).orElse(""), // it is signed
                                tags)));
    }

    private OneService update(ServiceRecords.Update in) {
        EcsUnserved.refuse("loadBalancers", in.loadBalancers());
        EcsUnserved.refuse("serviceRegistries", in.serviceRegistries());
        EcsUnserved.refuse("capacityProviderStrategy", in.capacityProviderStrategy());
        EcsUnserved.refuse("volumeConfigurations", in.volumeConfigurations());
        EcsUnserved.refuse("placementConstraints", in.placementConstraints());
        Given given =
                new Given(
                        in.deploymentConfiguration(),
                        in.propagateTags(),
                        in.healthCheckGracePeriodSeconds(),
                        in.enableECSManagedTags(),
                        in.enableExecuteCommand());
        return one(
                services.update(
                        in.cluster(),
                        in.service(),
                        new Services.Change(
                                in.taskDefinition().filter(it -> !it.isEmpty()),
                                in.desiredCount(),
                                in.forceNewDeployment().orElse(false),
                                given::over)));
    }

    /// What a request says of a service's settings; what it leaves out stays.
    private record Given(
            Optional<Configuration> configuration,
            Optional<String> propagateTags,
            Optional<Integer> graceSeconds,
            Optional<Boolean> managedTags,
            Optional<Boolean> execute) {

        EcsService.Settings over(EcsService.Settings settings) {
            return new EcsService.Settings(
                    settings.strategy(),
                    configuration
                            .map(it -> over(settings.rolling(), it))
                            .orElse(settings.rolling()),
                    propagateTags
                            .map(EcsService.Propagation::valueOf)
                            .orElse(settings.propagation()),
                    graceSeconds.or(settings::graceSeconds),
                    managedTags.orElse(settings.managedTags()),
                    execute.orElse(settings.execute()));
        }

        private static EcsService.Rolling over(EcsService.Rolling rolling, Configuration given) {
            EcsUnserved.only("deploymentConfiguration.strategy", "ROLLING", given.strategy());
            return new EcsService.Rolling(
                    given.minimumHealthyPercent().orElse(rolling.minimumHealthyPercent()),
                    given.maximumPercent().orElse(rolling.maximumPercent()),
                    given.deploymentCircuitBreaker().map(Breaker::enable).orElse(rolling.breaker()),
                    given.deploymentCircuitBreaker()
                            .map(Breaker::rollback)
                            .orElse(rolling.rollback()));
        }
    }

    private ServiceRecords.Described describe(ServiceRecords.Describe in) {
        EcsState state = board.state();
        Cluster cluster = names.cluster(state, in.cluster());
        ServiceView view = new ServiceView(names, state);
        List<ServiceMember> found = new ArrayList<>();
        List<FailureMember> failures = new ArrayList<>();
        for (String name : in.services()) {
            names.service(state, cluster.name(), name)
                    .ifPresentOrElse(
                            it -> found.add(view.of(it, in.include().contains("TAGS"))),
                            () -> failures.add(FailureMember.missing(arn(cluster, name))));
        }
        return new ServiceRecords.Described(found, failures);
    }

    private String arn(Cluster cluster, String name) {
        return name.startsWith("arn:")
                ? name
                : names.arn(Kind.SERVICE, cluster.name() + "/" + name);
    }

    private ServiceRecords.Listed list(ServiceRecords.ListServices in) {
        EcsState state = board.state();
        Cluster cluster = names.cluster(state, in.cluster());
        List<String> arns =
                state.services().values().stream()
                        .filter(it -> it.cluster().equals(cluster.name()))
                        .filter(it -> it.status() != EcsService.Status.INACTIVE)
                        .filter(it ->
                                in.schedulingStrategy()
                                        .filter(s -> !s.equals(it.settings().strategy().name()))
                                        .isEmpty())
                        .map(names::arn)
                        .toList();
        Page<String> page = EcsPages.of("ListServices", arns, in.nextToken(), in.maxResults());
        return new ServiceRecords.Listed(page.items(), page.nextMarker());
    }

    private OneService one(EcsService service) {
        return new OneService(new ServiceView(names, board.state()).of(service, true));
    }

    private static RefusedException parameter(String message) {
        return new RefusedException(
                new Refusal.ClusterRefused(ClusterFault.INVALID_PARAMETER, message));
    }
}
