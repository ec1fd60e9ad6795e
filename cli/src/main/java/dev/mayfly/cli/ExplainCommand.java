package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.client.MayflyOperations;
import dev.mayfly.client.MayflyOperations.Explained;
import dev.mayfly.explanation.ExplanationText;
import dev.mayfly.mistakes.UsualMistakes;
import dev.mayfly.policy.explain.ExplanationHtml;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly explain`: why it was denied, and what would allow it.
@Command(
        name = "explain",
        description = {
            "Says why a call was refused, and what would allow it.",
            "By event, by the encoded message the caller got, or by a token and the role it was",
            "meant for. Exit code 1: refused."
        })
final class ExplainCommand implements Callable<Integer> {

    /// Tokens end at 20,000 characters.
    private static final int MAX_TOKEN_BYTES = 64 * 1024;

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    /// How the explanation is written.
    enum Format {
        text,
        json,
        html
    }

    @Option(
            names = "--format",
            paramLabel = "text|json|html",
            description = "text (default), json, or a fragment of html")
    private Format format = Format.text;

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT-ID",
            description = "event of the trail (`mayfly trail --failed` lists them)")
    private Optional<String> event = Optional.empty();

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "encoded authorization message, or the error that contains it")
    private Optional<String> message = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = {
                "the token, `-` to read it from standard input;",
                "what stands in an argument other accounts can see while the command runs"
            })
    private Optional<String> token = Optional.empty();

    @Option(names = "--token-file", paramLabel = "FILE", description = "file with the token")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "name or ARN of the role the token is for")
    private Optional<String> role = Optional.empty();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean byToken = token.isPresent() || tokenFile.isPresent();
        int ways = (event.isPresent() ? 1 : 0) + (message.isPresent() ? 1 : 0) + (byToken ? 1 : 0);
        if (ways != 1) {
            throw Failure.usage("say what to explain, in one way", waysHint(ways));
        }
        try (AuthorityClient client = authority.client(surroundings)) {
            return show(byToken ? ofToken(client) : ofCall(client));
        }
    }

    /// In a job that could have no token, why it has none.
    private String waysHint(int ways) {
        List<Hint> remarks =
                ways == 0 ? UsualMistakes.withoutToken(surroundings::variable) : List.of();
        return remarks.isEmpty()
                ? "EVENT-ID, or --message TEXT, or --token-file FILE --role ROLE"
                : remarks.getFirst().text();
    }

    private Explained ofCall(AuthorityClient client) {
        if (event.isPresent()) {
            return new MayflyOperations(client).explainEvent(event.get());
        }
        String decoded =
                client.sts(
                                "DecodeAuthorizationMessage",
                                Map.of("EncodedMessage", encoded(message.orElseThrow())))
                        .at("DecodedMessage");
        return new Explained(false, "", Optional.of(Json.parse(decoded)));
    }

    /// People paste the whole error; the message is its longest word.
    private static String encoded(String text) {
        String longest = "";
        for (String word : text.strip().split("[\\s\"']+", -1)) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest;
    }

    private Explained ofToken(AuthorityClient client) {
        NamedRole named =
                role.map(NamedRole::new)
                        .orElseThrow(() ->
                                Failure.usage(
                                        "the role is missing", "give --role NAME or its ARN"));
        String arn = named.isArn() ? named.text() : named.arn(client);
        return new MayflyOperations(client).explainToken(readToken(), arn);
    }

    private String readToken() {
        if (token.isPresent() && !token.get().equals("-")) {
            return token.get().strip();
        }
        try {
            byte[] bytes =
                    tokenFile.isPresent() && !tokenFile.get().toString().equals("-")
                            ? Files.readAllBytes(tokenFile.get())
                            : surroundings.in().readNBytes(MAX_TOKEN_BYTES);
            return new String(bytes, StandardCharsets.US_ASCII).strip();
        } catch (IOException _) {
            throw Failure.trouble("the token cannot be read", "check --token-file");
        }
    }

    private int show(Explained explained) {
        Terminal terminal = surroundings.terminal();
        switch (format) {
            case json -> terminal.say(document(explained).write(true));
            case html ->
                    terminal.say(ExplanationHtml.ofJson(document(explained).write(false)).strip());
            case text -> text(explained, terminal);
        }
        return explained.allowed() ? 0 : Failure.REFUSED;
    }

    private static Json document(Explained explained) {
        return explained
                .explanation()
                .orElseGet(() -> {
                    Map<String, Json> members = new LinkedHashMap<>();
                    members.put("allowed", new Json.Flag(explained.allowed()));
                    members.put(
                            "decision", new Json.Text(explained.allowed() ? "allowed" : "refused"));
                    members.put("sentence", new Json.Text(explained.sentence()));
                    return new Json.Members(members);
                });
    }

    private static void text(Explained explained, Terminal terminal) {
        if (explained.explanation().isPresent()) {
            new ExplanationText(terminal).print(explained.explanation().get());
        } else if (explained.allowed()) {
            terminal.say(
                    "Decision  " + terminal.green("allowed") + ": no policy stands in the way");
        } else {
            terminal.say("Decision  " + terminal.red("refused") + " before any policy was asked");
            terminal.say("Told      " + explained.sentence());
        }
    }
}
