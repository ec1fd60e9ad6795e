package dev.mayfly.tour;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The stock AWS CLI, as a user would type it.
final class AwsCli implements Hands {

    /// It starts slowly, and nothing it does here takes long.
    private static final long PATIENCE_SECONDS = 60;

    /// The CLI before 2.13 demands one; the authority trusts the TLS chain instead.
    private static final String NO_THUMBPRINT = "f".repeat(40);

    private final Path program;
    private final URI url;
    private final String region;
    private final CallerCredentials administrator;
    private final Stage stage;

    /// Where the calls go, and as whom.
    record Target(URI url, String region, CallerCredentials administrator) {}

    AwsCli(Path program, Target target, Stage stage) {
        this.program = program;
        this.url = target.url();
        this.region = target.region();
        this.administrator = target.administrator();
        this.stage = stage;
    }

    @Override
    public String name() {
        return "the AWS CLI at " + program;
    }

    @Override
    public void createProvider(String issuer, String audience) {
        unlessThere(
                "iam",
                "create-open-id-connect-provider",
                "--url",
                issuer,
                "--client-id-list",
                audience,
                "--thumbprint-list",
                NO_THUMBPRINT);
    }

    @Override
    public void createRole(String name, String trustPolicy) {
        unlessThere(
                "iam",
                "create-role",
                "--role-name",
                name,
                "--assume-role-policy-document",
                trustPolicy);
        quietly(
                administrator,
                "iam",
                "update-assume-role-policy",
                "--role-name",
                name,
                "--policy-document",
                trustPolicy);
    }

    @Override
    public void attachPolicy(String role, String policyArn) {
        run(
                administrator,
                "iam",
                "attach-role-policy",
                "--role-name",
                role,
                "--policy-arn",
                policyArn);
    }

    @Override
    public CallerCredentials assume(String roleArn, String sessionName, String token) {
        Json credentials =
                run(
                                administrator,
                                "sts",
                                "assume-role-with-web-identity",
                                "--role-arn",
                                roleArn,
                                "--role-session-name",
                                sessionName,
                                "--web-identity-token",
                                token)
                        .find("Credentials")
                        .orElseThrow();
        return new CallerCredentials(
                credentials.at("AccessKeyId"),
                Secret.of(credentials.at("SecretAccessKey")),
                Secret.of(credentials.at("SessionToken")));
    }

    @Override
    public String whoAmI(CallerCredentials credentials) {
        return run(credentials, "sts", "get-caller-identity").at("Arn");
    }

    @Override
    public List<String> roles(CallerCredentials credentials) {
        return run(credentials, "iam", "list-roles").items("Roles").stream()
                .map(role -> role.at("RoleName"))
                .toList();
    }

    private void unlessThere(String... arguments) {
        try {
            run(administrator, arguments);
        } catch (AnsweredError refusal) {
            if (!refusal.code().equals("EntityAlreadyExists")) {
                throw refusal;
            }
        }
    }

    private Json run(CallerCredentials as, String... arguments) {
        stage.call("aws " + String.join(" ", shown(arguments)));
        return quietly(as, arguments);
    }

    private Json quietly(CallerCredentials as, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of("--endpoint-url", url.toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        try {
            return outcome(start(command, as));
        } catch (IOException e) {
            throw Failure.trouble(
                    "the AWS CLI at " + program + " does not run", "or play it with --own-client");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.trouble("interrupted", "");
        }
    }

    private Process start(List<String> command, CallerCredentials as) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        // Nothing the person has set may lead the calls elsewhere.
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(
                new HashMap<>(
                        Map.of(
                                "AWS_ACCESS_KEY_ID",
                                as.accessKeyId(),
                                "AWS_SECRET_ACCESS_KEY",
                                as.secretAccessKey().reveal(),
                                "AWS_SESSION_TOKEN",
                                as.sessionToken().reveal(),
                                "AWS_DEFAULT_REGION",
                                region,
                                "AWS_CONFIG_FILE",
                                "/dev/null",
                                "AWS_EC2_METADATA_DISABLED",
                                "true",
                                "AWS_PAGER",
                                "")));
        builder.redirectErrorStream(true);
        return builder.start();
    }

    private static Json outcome(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw Failure.trouble("the AWS CLI does not end", "or play it with --own-client");
        }
        if (process.exitValue() == 0) {
            return output.isEmpty() ? new Json.Nothing() : Json.parse(output);
        }
        throw refusal(output);
    }

    /// `An error occurred (CODE) when calling the OPERATION operation: MESSAGE`.
    private static RuntimeException refusal(String output) {
        int open = output.indexOf("An error occurred (");
        int close = output.indexOf(')', Math.max(open, 0));
        int message = output.indexOf(" operation: ");
        if (open < 0 || close < 0 || message < 0) {
            return Failure.trouble("the AWS CLI failed: " + output, "or play it with --own-client");
        }
        return new AnsweredError(
                0,
                output.substring(open + "An error occurred (".length(), close),
                output.substring(message + " operation: ".length()));
    }

    /// Documents and tokens are long, and a token is nobody's business.
    private static List<String> shown(String... arguments) {
        List<String> shown = new ArrayList<>();
        for (String argument : arguments) {
            boolean document = argument.startsWith("{") || argument.startsWith("eyJ");
            shown.add(document ? "…" : argument);
        }
        return shown;
    }
}
