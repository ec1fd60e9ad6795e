package dev.mayfly.cli;

import dev.mayfly.certification.AuthorityCalls;
import dev.mayfly.certification.AuthorityCalls.Authority;
import dev.mayfly.certification.AuthorityCalls.Issued;
import dev.mayfly.certification.AuthorityCalls.Wish;
import dev.mayfly.certification.LeafFiles;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly ca issue`: a key, made here and staying here, and a certificate for it.
@Command(
        name = "issue",
        description =
                "Makes a key in NAME.key, which never leaves this machine, and gets a certificate"
                        + " for it in NAME.pem.")
final class CaIssueCommand implements Runnable {

    /// No request comes near.
    private static final long MAX_REQUEST_BYTES = 16_000;

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(
            paramLabel = "NAME",
            description = "the machine's name: the certificate's common name, and of the files")
    private String name = "";

    @Option(
            names = "--ca",
            paramLabel = "CA",
            description = "the authority that issues (default: the only one)")
    private Optional<String> issuer = Optional.empty();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "how long it is good for: 30m, 24h, 7d (default: as the authority says)")
    private Optional<String> ttl = Optional.empty();

    @Option(names = "--dns", paramLabel = "NAME", description = "a DNS name in it; may repeat")
    private List<String> dnsNames = List.of();

    @Option(names = "--uri", paramLabel = "URI", description = "a URI in it; may repeat")
    private List<String> uris = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the files go (default: the current directory)")
    private Path out = Path.of("");

    @Option(
            names = "--csr",
            paramLabel = "FILE",
            description = "a certificate request (PEM) of a key made elsewhere; makes no key")
    private Optional<Path> csr = Optional.empty();

    CaIssueCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}")) {
            throw Failure.usage(
                    "`" + name + "` is no name for a machine",
                    "1 to 64 letters, digits and _ . @ -, the first a letter, a digit or _");
        }
        Wish wish = new Wish(name, dnsNames, uris, ttl.map(Lifetime::parse));
        LeafFiles files = new LeafFiles(out, name);
        try (AuthorityClient client = authority.client(surroundings)) {
            AuthorityCalls calls = new AuthorityCalls(client);
            Issued issued =
                    csr.isPresent()
                            ? forRequest(csr.get(), files, calls, wish)
                            : forNewKey(files, calls, wish);
            say(issued, files, client);
        }
    }

    private Issued forRequest(Path file, LeafFiles files, AuthorityCalls calls, Wish wish) {
        Issued issued = calls.issue(chosen(calls), read(file), wish);
        files.writeCertificate(issued.pem());
        return issued;
    }

    private Issued forNewKey(LeafFiles files, AuthorityCalls calls, Wish wish) {
        try (LeafFiles.NewKey key = files.newKey(surroundings.outside().random())) {
            Issued issued = calls.issue(chosen(calls), key.request(), wish);
            key.finish(issued.pem());
            return issued;
        }
    }

    /// The authority that was named, or the only one there is.
    private String chosen(AuthorityCalls calls) {
        List<String> names =
                calls.authorities().stream()
                        .filter(one -> one.purpose().equals("MACHINES"))
                        .map(Authority::name)
                        .toList();
        String all = names.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
        if (issuer.isPresent()) {
            if (names.contains(issuer.get())) {
                return issuer.get();
            }
            throw Failure.refused(
                    "there is no authority `" + issuer.get() + "` for machines",
                    names.isEmpty() ? init() : "there are " + all);
        }
        if (names.isEmpty()) {
            throw Failure.refused("there is no authority yet", init());
        }
        if (names.size() > 1) {
            throw Failure.usage("say which authority issues: --ca CA", "there are " + all);
        }
        return names.getFirst();
    }

    private String init() {
        return "make one with `" + surroundings.terminal().command() + " ca init`";
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) <= MAX_REQUEST_BYTES) {
                return Files.readString(file);
            }
        } catch (IOException _) {
            // refused below
        }
        throw Failure.usage(
                "the certificate request `" + file + "` cannot be read",
                "make one with: openssl req -new -key KEY -subj /CN=any -out FILE");
    }

    private void say(Issued issued, LeafFiles files, AuthorityClient client) {
        Terminal terminal = surroundings.terminal();
        boolean made = csr.isEmpty();
        if (made) {
            terminal.say("key           " + files.key() + ", which nobody else here can read");
        }
        terminal.say("certificate   " + files.certificate() + ", good until " + issued.notAfter());
        terminal.say("serial        " + issued.serial());
        terminal.say("trust anchor  " + issued.trustAnchorArn());
        terminal.say("");
        terminal.say(
                "Stock AWS clients use it by this profile in ~/.aws/config, with the ARNs of a");
        terminal.say(
                "Roles Anywhere profile and of a role that trusts rolesanywhere.amazonaws.com:");
        terminal.say("");
        terminal.say("[profile " + name + "]");
        terminal.say("region = " + client.region());
        terminal.say(
                "credential_process = %s creds --certificate %s --private-key %s"
                                .formatted(
                                        surroundings.launcher(),
                                        files.certificate().toAbsolutePath(),
                                        made ? files.key().toAbsolutePath() : "KEY")
                        + " --trust-anchor-arn %s --profile-arn PROFILE-ARN --role-arn ROLE-ARN"
                                .formatted(issued.trustAnchorArn())
                        + " --endpoint "
                        + client.at("/").toString().replaceAll("/$", ""));
    }
}
