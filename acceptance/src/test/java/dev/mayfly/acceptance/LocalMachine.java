package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A machine of a [RunningMayfly] that runs neither an agent nor CI: certificates of `mayfly ca`,
/// the role `machine` that trusts them, and programs steered by profiles alone.
final class LocalMachine {

    static final String IDENTITY = "arn:aws:sts::123456789012:assumed-role/machine/";

    private final RunningMayfly mayfly;
    private final Path work;
    private final String anchorArn;
    private final String roleArn;
    private final String profileArn;

    private LocalMachine(RunningMayfly mayfly, Path work) {
        this.mayfly = mayfly;
        this.work = work;
        this.anchorArn = found("arn:aws:rolesanywhere:\\S+", mayfly.mayfly("ca", "init").out());
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"rolesanywhere.amazonaws.com"},\
                "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
                "Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}\
                """
                        .formatted(anchorArn);
        Finished role =
                mayfly.aws(
                        "iam",
                        "create-role",
                        "--role-name",
                        "machine",
                        "--assume-role-policy-document",
                        trust);
        this.roleArn = found("arn:aws:iam::\\d+:role/machine", role.out());
        Finished profile =
                mayfly.aws(
                        "rolesanywhere",
                        "create-profile",
                        "--name",
                        "machines",
                        "--enabled",
                        "--role-arns",
                        roleArn);
        this.profileArn = found("arn:aws:rolesanywhere:[^\"]+:profile/[^\"]+", profile.out());
    }

    /// Makes one; `work` takes its files.
    static LocalMachine of(RunningMayfly mayfly, Path work) {
        return new LocalMachine(mayfly, work);
    }

    /// Issues a certificate, and gives the options that use it.
    List<String> certificate(String name) {
        Finished issued = mayfly.mayfly("ca", "issue", name, "--out", work.toString());
        assertThat(issued.exitCode()).as(issued.err()).isZero();
        return List.of(
                "--cert",
                work.resolve(name + ".pem").toString(),
                "--key",
                work.resolve(name + ".key").toString(),
                "--trust-anchor-arn",
                anchorArn,
                "--profile-arn",
                profileArn,
                "--role-arn",
                roleArn);
    }

    /// The serial number of an issued certificate.
    String serial(String name) {
        return found(
                "(?m)^[0-9a-f]{32}(?=\\s+machines\\s+CN=" + name + " )",
                mayfly.mayfly("ca", "list").out());
    }

    /// An environment in which the profile `name` holds these lines beside region and address, and
    /// of which nothing was ever kept.
    Map<String, String> environment(String name, String lines) {
        Path home = work.resolve("home-" + name);
        Path config =
                Deployment.write(
                        work.resolve("config-" + name),
                        "[profile %s]\nregion = us-east-1\nendpoint_url = %s\n%s\n"
                                .formatted(name, mayfly.url(), lines));
        Map<String, String> environment = new HashMap<>(bare(name));
        environment.put("AWS_CONFIG_FILE", config.toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        return environment;
    }

    /// The same in which no file and no variable names credentials, a region or an address.
    Map<String, String> bare(String name) {
        Path home = work.resolve("home-" + name);
        return Map.of(
                "HOME", home.toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /// The line of a profile that runs us with these arguments.
    static String credentialProcess(List<String> source) {
        return "credential_process = " + String.join(" ", command("creds", source));
    }

    /// Our command line.
    static List<String> command(String name, List<String> source, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(source);
        arguments.addAll(List.of(more));
        return RunningMayfly.command(arguments);
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }
}
