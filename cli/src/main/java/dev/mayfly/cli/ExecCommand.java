package dev.mayfly.cli;

import dev.mayfly.process.Audience;
import dev.mayfly.process.CannotRunException;
import dev.mayfly.process.Child;
import dev.mayfly.process.ChildEnvironment;
import dev.mayfly.process.LocalCredentials;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.profile.AwsFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mayfly exec`: a program with credentials that are renewed while it runs.
@Command(
        name = "exec",
        description = {
            "Runs a program with credentials from a certificate, a token, a login or a profile.",
            "It finds them at an endpoint of its own on this machine, which renews them while it"
                    + " runs and ends with it; only the program and what it starts may read them.",
            "Its exit code is ours, and it gets the signals we get."
        })
final class ExecCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private SourceOptions options = new SourceOptions();

    @Option(
            names = "--env",
            description = "hand the credentials over in environment variables: never renewed")
    private boolean plain;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "1..*",
            description = "the program and its arguments")
    private List<String> command = List.of();

    ExecCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// What follows the program's name is the program's.
    @Spec
    void stopAtTheProgram(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CredentialSource source = options.source(surroundings);
        ChildEnvironment environment = environment();
        try {
            return plain ? withVariables(source, environment) : withEndpoint(source, environment);
        } catch (CannotRunException e) {
            surroundings.terminal().error(String.valueOf(e.getMessage()), "");
            return e.exitCode();
        }
    }

    private int withVariables(CredentialSource source, ChildEnvironment environment)
            throws InterruptedException {
        Credentials credentials = source.fetch();
        Map<String, String> variables = new TreeMap<>();
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey().reveal());
        variables.put("AWS_SESSION_TOKEN", credentials.sessionToken().reveal());
        variables.put("AWS_CREDENTIAL_EXPIRATION", credentials.expiration().toString());
        credentials.accountId().ifPresent(id -> variables.put("AWS_ACCOUNT_ID", id));
        return run(environment.with(variables), new AtomicLong());
    }

    private int withEndpoint(CredentialSource source, ChildEnvironment environment)
            throws IOException, InterruptedException {
        // Nobody is let in before the program has a number.
        AtomicLong child = new AtomicLong(-1);
        try (LocalCredentials local =
                LocalCredentials.open(
                        source,
                        new LocalCredentials.Terms(
                                0,
                                LocalFiles.handouts(surroundings),
                                new Audience.Descendants(child::get)),
                        LocalFiles.means(surroundings))) {
            return run(environment.with(local.environment()), child);
        }
    }

    private int run(ChildEnvironment environment, AtomicLong pid) throws InterruptedException {
        surroundings.terminal().err().flush();
        Child child = Child.start(command, environment.variables());
        pid.set(child.pid());
        return child.await(surroundings.terminal().interactive());
    }

    private ChildEnvironment environment() {
        ChildEnvironment environment =
                ChildEnvironment.of(surroundings.environment())
                        .with(options.addresses(surroundings));
        if (!environment.removed().isEmpty()) {
            surroundings
                    .terminal()
                    .note(
                            "taken from the program's environment, because it would be used instead: "
                                    + String.join(", ", environment.removed()));
        }
        AwsFiles files = AwsFiles.of(surroundings.environment());
        if (plain || !files.defaultNamesCredentials()) {
            return environment;
        }
        surroundings
                .terminal()
                .note(
                        "the program does not see "
                                + files.configFile()
                                + ", whose default profile would be used instead");
        return environment.withoutFiles();
    }
}
