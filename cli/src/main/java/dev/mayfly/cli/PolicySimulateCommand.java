package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.explain.ExplanationJson;
import dev.mayfly.policy.explain.ExplanationText;
import dev.mayfly.policy.explain.Palette;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.trial.FileTrial;
import dev.mayfly.trial.GivenContext;
import dev.mayfly.trial.LiveTrial;
import dev.mayfly.trial.TrialPolicies;
import dev.mayfly.trial.TriedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly policy simulate`: what would become of a request.
@Command(
        name = "simulate",
        description = {
            "Says what policies would make of a request, and why.",
            "Policies come from files, or are those of a --principal an authority knows.",
            "Exit code 1: something was denied."
        })
final class PolicySimulateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Mixin private FormatOption format = new FormatOption();

    @Option(
            names = "--action",
            paramLabel = "SERVICE:NAME",
            required = true,
            description = "what is asked for; may be repeated")
    private List<String> actions = List.of();

    @Option(
            names = "--resource",
            paramLabel = "ARN",
            description = "on what; may be repeated (default: *)")
    private List<String> resources = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "identity-based policy; may be repeated")
    private List<Path> policies = List.of();

    @Option(
            names = "--resource-policy",
            paramLabel = "FILE",
            description = "policy of the resource, or the trust policy of a role")
    private Optional<Path> resourcePolicy = Optional.empty();

    @Option(names = "--boundary", paramLabel = "FILE", description = "permissions boundary")
    private Optional<Path> boundary = Optional.empty();

    @Option(
            names = "--session-policy",
            paramLabel = "FILE",
            description = "session policy; may be repeated")
    private List<Path> sessionPolicies = List.of();

    @Option(
            names = "--scp",
            paramLabel = "FILE",
            description = "service control policy of the account; may be repeated")
    private List<Path> serviceControl = List.of();

    @Option(
            names = "--principal",
            paramLabel = "ARN",
            description = "user, group or role whose policies in the authority are tried")
    private Optional<String> principal = Optional.empty();

    @Option(
            names = "--caller",
            paramLabel = "ARN",
            description = "who asks: user, role, session, provider or service")
    private Optional<String> caller = Optional.empty();

    @Option(
            names = "--resource-account",
            paramLabel = "ID",
            description = "whose the resource is, where its ARN does not say")
    private Optional<String> resourceAccount = Optional.empty();

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "condition key; repeated for several values")
    private List<String> context = List.of();

    PolicySimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        for (String action : actions) {
            if (action.indexOf(':') < 1) {
                throw Failure.usage(
                        "`" + action + "` is no action", "write SERVICE:NAME, as `s3:GetObject`");
            }
        }
        List<TriedRequest> tried = principal.isPresent() ? live(principal.get()) : local();
        print(tried);
        return tried.stream().allMatch(TriedRequest::allowed) ? 0 : Failure.REFUSED;
    }

    private List<TriedRequest> local() {
        TrialPolicies texts = texts();
        if (policies.isEmpty() && resourcePolicy.isEmpty()) {
            throw Failure.usage(
                    "there is no policy to try it on", "give --policy FILE, or --principal ARN");
        }
        FileTrial trial = new FileTrial(ActionCatalogue.load(), texts.stack(), request());
        List<TriedRequest> tried = new ArrayList<>();
        for (String action : actions) {
            trial.doubt(action).ifPresent(surroundings.terminal()::note);
            for (String resource : resources.isEmpty() ? List.of("*") : resources) {
                tried.add(trial.tried(action, resource));
            }
        }
        return tried;
    }

    private List<TriedRequest> live(String arn) {
        if (!sessionPolicies.isEmpty() || !serviceControl.isEmpty()) {
            throw Failure.usage(
                    "the simulator of an authority takes no session or service control policy",
                    "leave out --principal to try files");
        }
        try (AuthorityClient client = authority.client(surroundings)) {
            return new LiveTrial(client, ActionCatalogue.load())
                    .tried(
                            new LiveTrial.Request(
                                    arn, actions, resources, GivenContext.of(context)),
                            texts(),
                            request());
        }
    }

    private FileTrial.Request request() {
        return new FileTrial.Request(caller, resourceAccount, GivenContext.of(context));
    }

    private TrialPolicies texts() {
        PolicyTexts files = new PolicyTexts(surroundings.in());
        return new TrialPolicies(
                files.read(policies),
                files.read(resourcePolicy.stream().toList()).stream().findFirst(),
                files.read(boundary.stream().toList()).stream().findFirst(),
                files.read(sessionPolicies),
                files.read(serviceControl));
    }

    private void print(List<TriedRequest> tried) {
        Terminal terminal = surroundings.terminal();
        if (format.json()) {
            List<Json> results =
                    tried.stream()
                            .map(request ->
                                    request.json(
                                            request.explanation()
                                                    .map(ExplanationJson::render)
                                                    .map(Json::parse)))
                            .toList();
            terminal.say(new Json.Members(Map.of("results", new Json.Items(results))).write(true));
            return;
        }
        boolean first = true;
        for (TriedRequest request : tried) {
            if (!first) {
                terminal.say("");
            }
            first = false;
            text(request, terminal);
        }
    }

    private static void text(TriedRequest request, Terminal terminal) {
        if (request.explanation().isPresent()) {
            Palette palette = terminal.colour() ? Palette.ANSI : Palette.PLAIN;
            terminal.say(
                    ExplanationText.render(request.explanation().get(), palette).stripTrailing());
        } else {
            String verdict =
                    request.allowed()
                            ? terminal.green("allowed")
                            : terminal.red(
                                    request.decision().equals("explicitDeny")
                                            ? "denied by an explicit Deny"
                                            : "denied: nothing allows it");
            terminal.say(verdict);
            terminal.say("  action    " + Table.harmless(request.action()));
            terminal.say("  resource  " + Table.harmless(request.resource()));
            for (TriedRequest.Statement statement : request.decidedBy()) {
                terminal.say(
                        "  by        `"
                                + Table.harmless(statement.policy())
                                + "` at line "
                                + statement.line()
                                + ", column "
                                + statement.column());
            }
        }
        if (!request.missing().isEmpty()) {
            terminal.say(
                    "  policies ask for "
                            + Table.harmless(String.join(", ", request.missing()))
                            + ": give them with --context");
        }
    }
}
