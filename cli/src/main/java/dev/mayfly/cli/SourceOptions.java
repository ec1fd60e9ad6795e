package dev.mayfly.cli;

import dev.mayfly.agent.node.Node;
import dev.mayfly.agent.node.NodeHome;
import dev.mayfly.agent.node.NodeIdentity;
import dev.mayfly.kept.FileStamp;
import dev.mayfly.source.CertificateSource;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.KeyFiles;
import dev.mayfly.source.SessionRequest;
import dev.mayfly.source.profile.AwsFiles;
import dev.mayfly.source.profile.Endpoints;
import dev.mayfly.source.profile.Profiles;
import dev.mayfly.source.profile.SessionNames;
import dev.mayfly.source.profile.Wishes;
import dev.mayfly.source.sts.RoleRequest;
import dev.mayfly.source.sts.Sts;
import dev.mayfly.source.sts.WebIdentitySource;
import dev.mayfly.terminal.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where credentials come from: exactly one source, and the wishes about its session. The names of
/// AWS's `aws_signing_helper credential-process` are taken too, so that a line changes by the
/// program's name alone.
final class SourceOptions {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "what this profile of ~/.aws/config names: a role, a login, a program")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = {"--cert", "--certificate"},
            paramLabel = "FILE",
            description = "a certificate in PEM, with --key and the three ARNs: Roles Anywhere")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = {"--key", "--private-key"},
            paramLabel = "FILE",
            description = "its private key in PEM")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = {"--chain", "--intermediates"},
            paramLabel = "FILE",
            description = "the certificates between it and the trust anchor")
    private Optional<Path> chain = Optional.empty();

    @Option(names = "--trust-anchor-arn", paramLabel = "ARN", description = "the trust anchor")
    private Optional<String> trustAnchor = Optional.empty();

    @Option(names = "--profile-arn", paramLabel = "ARN", description = "the Roles Anywhere profile")
    private Optional<String> anywhereProfile = Optional.empty();

    @Option(names = "--role-arn", paramLabel = "ARN", description = "the role")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--web-identity-token-file",
            paramLabel = "FILE",
            description = "an OIDC token, with --role-arn; read again at each renewal")
    private Optional<Path> token = Optional.empty();

    @Option(
            names = "--node",
            description = "this machine as a node, after `mayfly node join`: its instance profile")
    private boolean node;

    @Mixin private AgentHomeOption nodeHome = new AgentHomeOption();

    @Option(
            names = {"--endpoint-url", "--endpoint"},
            paramLabel = "URL",
            description = "the authority (default: as AWS's tools find it, then AWS)")
    private Optional<URI> endpoint = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "the region to sign for")
    private Optional<String> region = Optional.empty();

    @Option(
            names = {"--duration", "--session-duration"},
            paramLabel = "SECONDS",
            description = "how long the session is to last, 900 to 43200")
    private Optional<Long> seconds = Optional.empty();

    @Option(
            names = "--role-session-name",
            paramLabel = "NAME",
            description = "the session's name in the trail")
    private Optional<String> sessionName = Optional.empty();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "authorities that may vouch for the endpoint's TLS certificate")
    private Optional<Path> caFile = Optional.empty();

    @Option(
            names = "--allow-long-lived",
            description = "use a long-lived key of a profile; what is handed on ends all the same")
    private boolean allowLongLived;

    @Option(names = "--with-proxy", hidden = true)
    private boolean proxy;

    /// The one source that is named, by options or else by the environment.
    CredentialSource source(Surroundings surroundings) {
        if (proxy) {
            throw Failure.usage("--with-proxy is not offered", "reach the authority directly");
        }
        requireOne();
        if (node) {
            return byNode(surroundings);
        }
        if (certificate.isPresent() || key.isPresent()) {
            return byCertificate(surroundings);
        }
        Optional<Path> tokenFile = tokenFile(surroundings);
        if (tokenFile.isPresent()) {
            return byToken(tokenFile.get(), surroundings);
        }
        return profile.or(() -> surroundings.variable("AWS_PROFILE"))
                .map(name -> profiles(surroundings).source(name))
                .orElseThrow(() ->
                        Failure.usage(
                                "no source of credentials is named",
                                "give --profile, --cert with --key,"
                                        + " --web-identity-token-file, or --node"));
    }

    /// Region and authority as a program that uses the credentials must know them: what the command
    /// line, the profile or the node says, which is all that the program does not inherit.
    Map<String, String> addresses(Surroundings surroundings) {
        Map<String, String> variables = new TreeMap<>(ofSource(surroundings));
        region.or(() -> trustAnchor.flatMap(SourceOptions::regionOf))
                .filter(_ -> region.isPresent() || surroundings.variable("AWS_REGION").isEmpty())
                .ifPresent(name ->
                        variables.putAll(Map.of("AWS_REGION", name, "AWS_DEFAULT_REGION", name)));
        endpoint.filter(url -> !String.valueOf(url.getHost()).contains(".amazonaws."))
                .ifPresent(url -> variables.put("AWS_ENDPOINT_URL", url.toString()));
        caFile.ifPresent(file -> variables.put("AWS_CA_BUNDLE", file.toAbsolutePath().toString()));
        return variables;
    }

    private Map<String, String> ofSource(Surroundings surroundings) {
        if (node) {
            NodeHome home = nodeHome.home(surroundings);
            return NodeIdentity.read(home).variables(home);
        }
        boolean byProfile = certificate.isEmpty() && tokenFile(surroundings).isEmpty();
        return profile.or(() -> surroundings.variable("AWS_PROFILE"))
                .filter(_ -> byProfile)
                .map(name -> profiles(surroundings).addresses(name))
                .orElse(Map.of());
    }

    /// Files whose change makes kept credentials those of another question.
    List<FileStamp> inputs(Surroundings surroundings) {
        AwsFiles files = AwsFiles.of(surroundings.environment());
        boolean pair = certificate.isPresent();
        return Stream.concat(
                        Stream.of(certificate, key, chain).flatMap(Optional::stream),
                        pair ? Stream.empty() : files.files().stream())
                .map(path -> FileStamp.of(path.toAbsolutePath()))
                .toList();
    }

    private void requireOne() {
        long named =
                Stream.of(profile.isPresent(), certificate.isPresent(), token.isPresent(), node)
                        .filter(given -> given)
                        .count();
        if (named > 1) {
            throw Failure.usage(
                    "more than one source of credentials is named",
                    "give one of --profile, --cert, --web-identity-token-file and --node");
        }
    }

    private CredentialSource byCertificate(Surroundings surroundings) {
        KeyFiles files =
                new KeyFiles(required(certificate, "--cert"), required(key, "--key"), chain);
        SessionRequest request =
                new SessionRequest(
                        required(trustAnchor, "--trust-anchor-arn"),
                        required(anywhereProfile, "--profile-arn"),
                        required(role, "--role-arn"),
                        duration(),
                        sessionName);
        files.warning().ifPresent(surroundings.terminal()::note);
        Map<String, String> none = Map.of();
        // As for AWS's helper, the trust anchor says the region.
        Optional<String> signedFor = region.or(() -> regionOf(request.trustAnchorArn()));
        Endpoints endpoints = endpoints(surroundings, wishes(signedFor));
        return new CertificateSource(
                files,
                endpoints.of("rolesanywhere", "rolesanywhere", none),
                request,
                surroundings.outside().clock());
    }

    private static Optional<String> regionOf(String arn) {
        String[] fields = arn.split(":", -1);
        return fields.length > 4
                ? Optional.of(fields[3]).filter(f -> !f.isEmpty())
                : Optional.empty();
    }

    /// The authority knows which role is in the instance profile.
    private CredentialSource byNode(Surroundings surroundings) {
        Node here =
                new Node(
                        nodeHome.home(surroundings),
                        surroundings.outside().clock(),
                        surroundings.outside().random());
        return here.instanceSource(here.identity().instanceProfileArn());
    }

    private CredentialSource byToken(Path file, Surroundings surroundings) {
        RoleRequest request =
                new RoleRequest(
                        role.or(() -> surroundings.variable("AWS_ROLE_ARN"))
                                .orElseThrow(() -> missing("--role-arn")),
                        sessionName
                                .or(() -> surroundings.variable("AWS_ROLE_SESSION_NAME"))
                                .orElseGet(SessionNames::ofThisUser),
                        duration(),
                        Optional.empty());
        Endpoints endpoints = endpoints(surroundings, wishes(region));
        return new WebIdentitySource(
                new Sts(endpoints.of("sts", "sts", Map.of()), surroundings.outside().clock()),
                file,
                request);
    }

    private Profiles profiles(Surroundings surroundings) {
        return new Profiles(
                surroundings.environment(),
                AwsFiles.of(surroundings.environment()),
                wishes(region),
                surroundings.outside().clock());
    }

    private Optional<Path> tokenFile(Surroundings surroundings) {
        return profile.isPresent()
                ? Optional.empty()
                : token.or(() -> path(surroundings, "AWS_WEB_IDENTITY_TOKEN_FILE"));
    }

    private static Endpoints endpoints(Surroundings surroundings, Wishes wishes) {
        return new Endpoints(
                surroundings.environment(), wishes, AwsFiles.of(surroundings.environment()));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // what the option or the ARN said
    private Wishes wishes(Optional<String> signedFor) {
        return new Wishes(endpoint, signedFor, caFile, duration(), sessionName, allowLongLived);
    }

    private Optional<Duration> duration() {
        Optional<Duration> wanted = seconds.map(Duration::ofSeconds);
        wanted.filter(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0)
                .ifPresent(_ -> {
                    throw Failure.usage(
                            "a session lasts 900 to 43200 seconds", "give --duration within that");
                });
        return wanted;
    }

    private static Optional<Path> path(Surroundings surroundings, String variable) {
        return surroundings.variable(variable).map(Path::of);
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // an option as it was given
    private static <T> T required(Optional<T> option, String name) {
        return option.orElseThrow(() -> missing(name));
    }

    private static Failure missing(String name) {
        return Failure.usage(
                name + " is missing",
                "a certificate wants --cert, --key, --trust-anchor-arn, --profile-arn and"
                        + " --role-arn; a token --web-identity-token-file and --role-arn");
    }
}
