package dev.mayfly.cli;

import dev.mayfly.agent.node.Join;
import dev.mayfly.agent.node.NodeHome;
import dev.mayfly.agent.node.NodeIdentity;
import dev.mayfly.nodes.JoinTokenText;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly node join`: makes this machine a node. There is no option for the token itself, since
/// whoever lists the processes of a machine reads what stands in them.
@Command(
        name = "join",
        description = "Makes this machine a node: makes its key here and proves the join token.")
final class NodeJoinCommand implements Runnable {

    private static final String TOKEN = "MAYFLY_JOIN_TOKEN";
    private static final int MAX_TOKEN_BYTES = 1024;

    private final Surroundings surroundings;

    @Mixin private AgentHomeOption home = new AgentHomeOption();

    @Parameters(paramLabel = "URL", description = "where the authority is: https://HOST[:PORT]")
    private String url = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "the join token; - is standard input (default: $" + TOKEN + ", else -)")
    private Optional<String> tokenFile = Optional.empty();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "PEM of the authorities that vouch for the server, instead of the"
                            + " machine's own")
    private Optional<Path> authorities = Optional.empty();

    @Option(
            names = "--pin",
            paramLabel = "SHA256",
            description = "hash of the server's public key, in hexadecimal; may be repeated")
    private List<String> pins = List.of();

    NodeJoinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        JoinTokenText token =
                JoinTokenText.parse(tokenText())
                        .orElseThrow(() ->
                                Failure.usage(
                                        "this is no join token",
                                        "it begins with mfj1. and comes from `mayfly node add`"));
        NodeHome directory = home.home(surroundings);
        NodeIdentity identity =
                new Join(directory, surroundings.outside().clock(), surroundings.outside().random())
                        .join(at(directory), token);
        surroundings
                .terminal()
                .say(
                        "this machine is the node "
                                + identity.name()
                                + " ("
                                + identity.instanceId()
                                + ") of "
                                + identity.account());
        surroundings
                .terminal()
                .note(
                        "its key is in `"
                                + directory.directory()
                                + "`; `mayfly agent` hands out its sessions");
    }

    private Join.At at(NodeHome directory) {
        String pem = authorities.map(file -> read(file, 256 * 1024)).orElse("");
        NodeIdentity.Tls tls = new NodeIdentity.Tls(checkedPins(), !pem.isEmpty());
        if (!tls.pins().isEmpty() && tls.authorityFile()) {
            throw Failure.usage("give --pin or --ca-file", "not both");
        }
        try {
            // The region is the authority's to say, and nothing is signed before it has.
            return new Join.At(
                    new Endpoint(URI.create(url), "us-east-1", tls.trust(directory)), tls, pem);
        } catch (IllegalArgumentException _) {
            throw Failure.usage("`" + url + "` is no URL", "https://HOST[:PORT]");
        } catch (SourceException e) {
            throw Failure.usage(e.reason(), "https://HOST[:PORT]");
        }
    }

    private Set<String> checkedPins() {
        Set<String> checked = new HashSet<>();
        for (String pin : pins) {
            if (!pin.matches("[0-9a-f]{64}")) {
                throw Failure.usage(
                        "--pin is no SHA-256 hash in lower-case hexadecimal",
                        "it comes from `mayfly node add`");
            }
            checked.add(pin);
        }
        return checked;
    }

    private String tokenText() {
        if (tokenFile.isEmpty() && surroundings.variable(TOKEN).isPresent()) {
            return surroundings.variable(TOKEN).get();
        }
        String file = tokenFile.orElse("-");
        if (!file.equals("-")) {
            return read(Path.of(file), MAX_TOKEN_BYTES);
        }
        try {
            byte[] bytes = surroundings.in().readNBytes(MAX_TOKEN_BYTES);
            return new String(bytes, StandardCharsets.US_ASCII);
        } catch (IOException _) {
            throw Failure.trouble("standard input cannot be read", "or give --token-file FILE");
        }
    }

    private static String read(Path file, int most) {
        try {
            if (Files.size(file) > most) {
                throw Failure.usage("`" + file + "` is too large", "");
            }
            return Files.readString(file);
        } catch (IOException _) {
            throw Failure.usage("`" + file + "` cannot be read", "");
        }
    }
}
