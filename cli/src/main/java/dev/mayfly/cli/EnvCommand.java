package dev.mayfly.cli;

import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly env`: what points stock clients here.
@Command(
        name = "env",
        description = {
            "Prints shell exports that point AWS clients at this authority.",
            "Use it as: eval \"$(mayfly env --admin)\""
        })
final class EnvCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Option(names = "--admin", description = "with one-hour administrator credentials")
    private boolean admin;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "a profile for ~/.aws/config instead, which renews its credentials itself")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--actions",
            description =
                    "with what a GitHub Actions job has, so that its actions run on this machine")
    private boolean actions;

    @ArgGroup(exclusive = false, heading = "The job, with --actions:%n")
    private JobOptions job = new JobOptions();

    EnvCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        LocalAuthority local = authority.local(surroundings);
        if (profile.isPresent()) {
            profile(profile.get(), local);
            return;
        }
        endpoint(local);
        if (admin) {
            credentials(local.administratorCredentials());
        }
        if (actions) {
            actions(local);
        }
    }

    private void endpoint(LocalAuthority local) {
        export("AWS_ENDPOINT_URL", local.url().toString());
        export("AWS_REGION", local.region());
        export("AWS_DEFAULT_REGION", local.region());
        Terminal terminal = surroundings.terminal();
        terminal.say("# AWS CLI before 2.13 (Debian 12 has 2.9) does not read AWS_ENDPOINT_URL");
        terminal.say("aws() { command aws --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"; }");
    }

    private void credentials(Json credentials) {
        export("AWS_ACCESS_KEY_ID", credentials.at("AccessKeyId"));
        export("AWS_SECRET_ACCESS_KEY", credentials.at("SecretAccessKey"));
        export("AWS_SESSION_TOKEN", credentials.at("SessionToken"));
        export("AWS_CREDENTIAL_EXPIRATION", credentials.at("Expiration"));
    }

    private void actions(LocalAuthority local) {
        Json request = local.ask(job.request("actions"));
        export("ACTIONS_ID_TOKEN_REQUEST_URL", request.at("url"));
        export("ACTIONS_ID_TOKEN_REQUEST_TOKEN", request.at("token"));
        export("AWS_ENDPOINT_URL_STS", local.url().toString());
    }

    private void profile(String name, LocalAuthority local) {
        if (!name.chars().allMatch(EnvCommand::profileCharacter)) {
            throw Failure.usage(
                    "`" + name + "` is no name for a profile", "use letters, digits, - and _");
        }
        Terminal terminal = surroundings.terminal();
        terminal.say("[profile " + name + "]");
        terminal.say("region = " + local.region());
        terminal.say("endpoint_url = " + local.url());
        terminal.say(
                "credential_process = "
                        + surroundings.launcher()
                        + " admin --data \""
                        + local.data().toAbsolutePath()
                        + "\"");
        terminal.note("append this to ~/.aws/config, then: aws --profile " + name + " …");
    }

    private void export(String name, String value) {
        surroundings.terminal().say("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }

    private static boolean profileCharacter(int c) {
        return c == '-' || c == '_' || Character.isLetterOrDigit(c);
    }
}
