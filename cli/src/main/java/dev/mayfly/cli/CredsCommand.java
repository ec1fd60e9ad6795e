package dev.mayfly.cli;

import dev.mayfly.kept.Keeping;
import dev.mayfly.kept.KeptAnswer;
import dev.mayfly.kept.KeptCredentials;
import dev.mayfly.kept.NotPrivateException;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.ProcessAnswer;
import dev.mayfly.terminal.Failure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mayfly creds`: for `credential_process` of an AWS profile.
@Command(
        name = "creds",
        description = {
            "Prints credentials as credential_process JSON, from a certificate, a token, a login or"
                    + " another profile.",
            "Keeps them in a file of your own until they must be renewed, and asks once for"
                    + " however many programs ask at the same time."
        })
final class CredsCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SourceOptions options = new SourceOptions();

    @Option(names = "--no-cache", description = "ask anew, and keep nothing")
    private boolean noCache;

    CredsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        CredentialSource source = options.source(surroundings);
        surroundings.terminal().say(noCache ? asked(source).json() : kept(source).json());
    }

    private KeptAnswer kept(CredentialSource source) {
        Keeping keeping =
                Keeping.of(arguments(), surroundings.environment(), workingDirectory())
                        .orElseThrow(() ->
                                Failure.usage(
                                        "neither XDG_CACHE_HOME nor HOME says where to keep"
                                                + " credentials",
                                        "set HOME, or give --no-cache"));
        try {
            return new KeptCredentials(keeping, surroundings.outside().clock())
                    .answer(() -> asked(source));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NotPrivateException) {
                throw Failure.trouble(
                        String.valueOf(e.getMessage()),
                        "take it back with chmod 700 "
                                + keeping.directory()
                                + ", or remove it; --no-cache keeps nothing");
            }
            throw e;
        }
    }

    private KeptAnswer asked(CredentialSource source) {
        Credentials credentials = source.fetch();
        Instant now = surroundings.outside().clock().instant();
        return KeptAnswer.of(
                now,
                credentials.expiration(),
                options.inputs(surroundings),
                ProcessAnswer.of(credentials).write(false));
    }

    /// As typed, which is how [Main] looks for what is kept before anything is parsed.
    private List<String> arguments() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }

    static Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }
}
