package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.client.NodeOperations;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly node add`: says what a machine may become, and prints the one command for it.
///
/// The token in it is a secret, so the command hands it over on standard input: what stands in an
/// argument list everybody on the machine can read.
@Command(
        name = "add",
        description = "Adds a node and prints the command with which its machine joins.")
final class NodeAddCommand implements Runnable {

    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})([smhd])");

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "NAME", description = "a name for the machine, such as web-1")
    private String name = "";

    @Option(
            names = "--instance-profile",
            paramLabel = "PROFILE",
            required = true,
            description = "the instance profile whose role the machine gets")
    private String profile = "";

    @Option(
            names = "--task-role",
            paramLabel = "ARN",
            description = "a role for tasks its operator starts there; may be repeated")
    private List<String> taskRoles = new ArrayList<>();

    @Option(
            names = "--cidr",
            paramLabel = "NETWORK",
            description = "a network it may speak from, such as 10.0.0.0/8; may be repeated")
    private List<String> networks = new ArrayList<>();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "how long the join token lives: 15m (default), 1h, at most 24h")
    private Optional<String> ttl = Optional.empty();

    @Option(
            names = "--recoveries",
            paramLabel = "N",
            description = "how often it may come back after its certificate lapsed (default: 3)")
    private Optional<Integer> recoveries = Optional.empty();

    @Option(
            names = "--recovery-window",
            paramLabel = "TIME",
            description = "and for how long after it lapsed (default: 30d)")
    private Optional<String> window = Optional.empty();

    NodeAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        NodeOperations.NewNode wanted =
                new NodeOperations.NewNode(
                        name,
                        profile,
                        taskRoles,
                        networks,
                        ttl.map(text -> time("--ttl", text)),
                        recoveries,
                        window.map(text -> time("--recovery-window", text)));
        Json added;
        try (AuthorityClient client = authority.client(surroundings)) {
            added = new NodeOperations(client).add(wanted);
        }
        List<String> join = joinCommand();
        if (format.json()) {
            surroundings.terminal().say(NodeText.withCommand(added, join).write(true));
        } else {
            explain(added, join);
        }
    }

    private void explain(Json added, List<String> join) {
        Terminal terminal = surroundings.terminal();
        terminal.note(
                "run this on "
                        + name
                        + " before "
                        + NodeText.time(added.at("ExpiresAt"))
                        + "; the token in it is a secret and good for one machine");
        terminal.say("echo '" + added.at("JoinToken") + "' | " + String.join(" ", join));
    }

    private List<String> joinCommand() {
        List<String> words = new ArrayList<>(List.of("mayfly", "node", "join"));
        words.add(authority.url(surroundings).toString());
        authority
                .tlsKey(surroundings)
                .ifPresent(hash -> {
                    words.add("--pin");
                    words.add(hash);
                });
        return words;
    }

    private static Duration time(String option, String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw Failure.usage("`" + option + "` is no time: `" + text + "`", "15m, 24h or 30d");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
