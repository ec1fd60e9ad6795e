package dev.mayfly.cli;

import dev.mayfly.apply.ApiCall;
import dev.mayfly.apply.Change;
import dev.mayfly.apply.Plan;
import dev.mayfly.apply.Planner;
import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.cloudformation.Environment;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly apply`: makes the account what a file says.
@Command(
        name = "apply",
        description = {
            "Applies a file of roles, policies and providers: a plan first, then the IAM calls.",
            "Takes Mayfly's YAML, or a CloudFormation template's AWS::IAM resources.",
            "With --dry-run, exit code 1 says that something would change."
        })
final class ApplyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Mixin private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "FILE", description = "YAML or JSON")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "show the plan and change nothing")
    private boolean dryRun;

    @Option(
            names = "--prune",
            description = "also remove what the named entities have beyond the file")
    private boolean prune;

    @Option(
            names = {"--parameter", "-p"},
            paramLabel = "NAME=VALUE",
            description = "a parameter of the template; may be repeated")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--stack-name",
            paramLabel = "NAME",
            description = "what AWS::StackName is (default: the file's name)")
    private String stackName = "";

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String text = read();
        try (AuthorityClient client = authority.client(surroundings)) {
            Plan plan = new Planner(client::iam).plan(text, file.toString(), environment(client));
            print(plan);
            if (dryRun) {
                return plan.calls(prune).isEmpty() ? 0 : Failure.REFUSED;
            }
            carryOut(plan, client);
            return 0;
        } catch (TemplateException e) {
            throw Failure.usage(file + ": " + e.getMessage(), "nothing was changed");
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw Failure.usage("cannot read `" + file + "` as text", "");
        }
    }

    private Environment environment(AuthorityClient client) {
        String account = client.sts("GetCallerIdentity", Map.of()).at("Account");
        return new Environment(account, client.region(), stack(), parameters);
    }

    private String stack() {
        if (!stackName.isEmpty()) {
            return stackName;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9-]", "-");
    }

    private void carryOut(Plan plan, AuthorityClient client) {
        int done = 0;
        List<ApiCall> calls = plan.calls(prune);
        for (ApiCall call : calls) {
            try {
                client.iam(call.operation(), call.parameters());
                done++;
            } catch (AnsweredError refusal) {
                throw Failure.refused(
                        call.operation() + " was refused: " + refusal.sentence(),
                        done
                                + " of "
                                + calls.size()
                                + " calls were done and stay; mend the file and apply again");
            }
        }
        if (!format.json() && done > 0) {
            surroundings.terminal().say("Applied: " + done + " calls.");
        }
    }

    private void print(Plan plan) {
        if (format.json()) {
            surroundings.terminal().say(json(plan).write(true));
            return;
        }
        Terminal terminal = surroundings.terminal();
        plan.changes().forEach(change -> print(change, terminal));
        plan.leftOut().forEach(it -> terminal.note("not applied, no IAM resource: " + it));
        terminal.say(
                plan.count(Change.Kind.CREATE)
                        + " to create, "
                        + plan.count(Change.Kind.UPDATE)
                        + " to change, "
                        + plan.count(Change.Kind.NONE)
                        + " as the file says.");
        plan.outputs().forEach((name, value) -> terminal.say(name + " = " + value));
    }

    private void print(Change change, Terminal terminal) {
        if (change.kind() == Change.Kind.NONE && change.extras().isEmpty()) {
            return;
        }
        terminal.say(terminal.bold(change.title()));
        for (String detail : change.details()) {
            String mark = detail.strip();
            terminal.say(
                    "  "
                            + (mark.startsWith("+")
                                    ? terminal.green(detail)
                                    : mark.startsWith("-") ? terminal.red(detail) : detail));
        }
        for (Change.Extra extra : change.extras()) {
            terminal.say(
                    "  "
                            + (prune
                                    ? terminal.red("- " + extra.description())
                                    : "! not in the file: " + extra.description()));
        }
    }

    private static Json json(Plan plan) {
        List<Json> changes = plan.changes().stream().map(ApplyCommand::json).toList();
        return new Json.Members(
                Map.of(
                        "changes",
                        new Json.Items(changes),
                        "leftOut",
                        texts(plan.leftOut()),
                        "outputs",
                        Json.object(plan.outputs())));
    }

    private static Json json(Change change) {
        Map<String, Json> entry = new LinkedHashMap<>();
        entry.put("title", new Json.Text(change.title()));
        entry.put("kind", new Json.Text(change.kind().name()));
        entry.put("details", texts(change.details()));
        entry.put("calls", texts(change.calls().stream().map(ApiCall::operation).toList()));
        entry.put(
                "extras", texts(change.extras().stream().map(Change.Extra::description).toList()));
        return new Json.Members(entry);
    }

    private static Json texts(List<String> values) {
        return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
    }
}
