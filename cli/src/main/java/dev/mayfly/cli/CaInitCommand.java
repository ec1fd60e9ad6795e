package dev.mayfly.cli;

import dev.mayfly.certification.AuthorityCalls;
import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly ca init`: an authority, and the trust anchor that stands for it.
@Command(
        name = "init",
        description =
                "Makes a certificate authority, trusted by Roles Anywhere at once. Its key stays"
                        + " with the authority, wrapped.")
final class CaInitCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "machines",
            description = "lower-case letters, digits and hyphens (default: ${DEFAULT-VALUE})")
    private String name = "machines";

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "how long the authority's own certificate is good for (default: 3653d)")
    private Optional<String> validity = Optional.empty();

    @Option(
            names = "--leaf",
            paramLabel = "TIME",
            description = "how long certificates are good for when nobody says (default: 24h)")
    private Optional<String> leaf = Optional.empty();

    @Option(
            names = "--max-leaf",
            paramLabel = "TIME",
            description = "and at most, up to 90d (default: 7d)")
    private Optional<String> longest = Optional.empty();

    CaInitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        AuthorityCalls.Lives lives =
                new AuthorityCalls.Lives(
                        validity.map(Lifetime::parse),
                        leaf.map(Lifetime::parse),
                        longest.map(Lifetime::parse));
        try (AuthorityClient client = authority.client(surroundings)) {
            say(new AuthorityCalls(client).create(name, lives), client);
        } catch (AnsweredError e) {
            if (e.code().equals("ConflictException")) {
                throw Failure.refused(
                        "an authority `" + name + "` exists already",
                        "choose another name, or issue by it: `%s ca issue NAME --ca %s`"
                                .formatted(surroundings.terminal().command(), name));
            }
            throw e;
        }
    }

    private void say(AuthorityCalls.Authority made, AuthorityClient client) {
        Terminal terminal = surroundings.terminal();
        terminal.say("authority     " + made.name() + ", good until " + made.notAfter());
        terminal.say("trust anchor  " + made.trustAnchorArn());
        terminal.say("certificate   " + client.at(made.listPath().replaceAll("crl$", "crt")));
        terminal.say("revocations   " + client.at(made.listPath()));
        terminal.say(
                "certificates  good for %s, at most %s"
                        .formatted(
                                Lifetime.words(made.usualLife()),
                                Lifetime.words(made.longestLife())));
        terminal.note(
                "`" + terminal.command() + " ca issue NAME` makes a key and a certificate for it");
    }
}
