package dev.mayfly.source.profile;

import static dev.mayfly.source.profile.Endpoints.key;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.kept.Keeping;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.SourceException;
import dev.mayfly.source.login.Login;
import dev.mayfly.source.login.LoginSource;
import dev.mayfly.source.sts.AssumedRole;
import dev.mayfly.source.sts.RoleRequest;
import dev.mayfly.source.sts.Sts;
import dev.mayfly.source.sts.TemporaryForKey;
import dev.mayfly.source.sts.WebIdentitySource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Makes the source that a profile describes. What a profile may hold is tried in the order of
/// botocore: a role, a login, keys, a program.
///
/// Long-lived keys are refused, unless the command line allows them; even then what is handed on is
/// a session made with them.
public final class Profiles {

    /// The profiles whose programs are running: one of them may be ourselves.
    static final String ASKING = "MAYFLY_AGENT_ASKING";

    private static final Duration SESSION_OF_KEY = Duration.ofHours(1);

    private final Map<String, String> environment;
    private final AwsFiles files;
    private final Wishes wishes;
    private final Endpoints endpoints;
    private final InstantSource clock;

    public Profiles(
            Map<String, String> environment, AwsFiles files, Wishes wishes, InstantSource clock) {
        this.environment = environment;
        this.files = files;
        this.wishes = wishes;
        this.endpoints = new Endpoints(environment, wishes, files);
        this.clock = clock;
    }

    /// The source of a profile.
    ///
    /// @throws SourceException when the profile is not there or describes none
    public CredentialSource source(String name) {
        return source(name, List.of());
    }

    /// The variables that tell a program without the profile what the profile says of region,
    /// addresses and TLS. What the environment says already wins, as it does with the profile.
    public Map<String, String> addresses(String name) {
        return files.profile(name).map(endpoints::variables).orElse(Map.of());
    }

    private CredentialSource source(String name, List<String> through) {
        Map<String, String> profile =
                files.profile(name)
                        .orElseThrow(() ->
                                SourceException.refused(
                                        "there is no profile `"
                                                + name
                                                + "` in "
                                                + files.configFile()));
        if (through.contains(name)) {
            throw SourceException.refused("the profiles " + through + " name each other");
        }
        if (profile.containsKey("role_arn")) {
            List<String> further = new ArrayList<>(through);
            further.add(name);
            return role(name, profile, further);
        }
        if (profile.containsKey("sso_account_id")) {
            return login(name, profile);
        }
        if (StaticKeys.of(profile).isPresent()) {
            return keys(name, profile);
        }
        if (profile.containsKey("credential_process")) {
            return program(name, profile);
        }
        throw SourceException.refused(
                profile.containsKey("login_session")
                        ? "the profile `"
                                + name
                                + "` is one of `aws login`, which only AWS's tools can renew"
                        : "the profile `" + name + "` names no credentials");
    }

    private CredentialSource role(String name, Map<String, String> profile, List<String> through) {
        if (profile.containsKey("mfa_serial")) {
            throw SourceException.refused(
                    "the profile `" + name + "` wants a code typed (mfa_serial) for each session");
        }
        Sts sts = new Sts(endpoints.of("sts", "sts", profile), clock);
        RoleRequest role = roleRequest(profile);
        Optional<String> token = key(profile, "web_identity_token_file");
        if (token.isPresent()) {
            return new WebIdentitySource(sts, Path.of(token.get()), role);
        }
        return new AssumedRole(sts, base(name, profile, through), role);
    }

    private RoleRequest roleRequest(Map<String, String> profile) {
        return new RoleRequest(
                profile.getOrDefault("role_arn", ""),
                wishes.sessionName()
                        .or(() -> key(profile, "role_session_name"))
                        .orElseGet(SessionNames::ofThisUser),
                wishes.duration().or(() -> key(profile, "duration_seconds").map(Profiles::seconds)),
                key(profile, "external_id"));
    }

    /// Whose credentials take the role on.
    private Supplier<CallerCredentials> base(
            String name, Map<String, String> profile, List<String> through) {
        Optional<String> source = key(profile, "source_profile");
        if (source.isPresent()) {
            // A profile may take its role with its own keys.
            return source.get().equals(name) && StaticKeys.of(profile).isPresent()
                    ? () -> signing(name, profile)
                    : based(source.get(), through);
        }
        return switch (profile.getOrDefault("credential_source", "")) {
            case "Environment" -> this::ofEnvironment;
            case "EcsContainer" -> sessions(new ContainerEndpoint(environment, clock));
            case "Ec2InstanceMetadata" -> sessions(new InstanceMetadata(environment, clock));
            default ->
                    throw SourceException.refused(
                            "the profile `"
                                    + name
                                    + "` has a role_arn and neither source_profile nor"
                                    + " credential_source that we know");
        };
    }

    private Supplier<CallerCredentials> based(String source, List<String> through) {
        Map<String, String> profile = files.profile(source).orElse(Map.of());
        boolean plainKeys = !profile.containsKey("role_arn") && StaticKeys.of(profile).isPresent();
        return plainKeys ? () -> signing(source, profile) : sessions(source(source, through));
    }

    private static Supplier<CallerCredentials> sessions(CredentialSource source) {
        return () -> source.fetch().toSign();
    }

    private CallerCredentials ofEnvironment() {
        StaticKeys keys =
                StaticKeys.ofEnvironment(environment)
                        .orElseThrow(() ->
                                SourceException.refused("the environment holds no credentials"));
        return allowed(keys, "the environment").keys();
    }

    private CallerCredentials signing(String name, Map<String, String> profile) {
        return allowed(StaticKeys.of(profile).orElseThrow(), "the profile `" + name + "`").keys();
    }

    private StaticKeys allowed(StaticKeys keys, String where) {
        if (keys.longLived() && !wishes.allowLongLived()) {
            throw SourceException.refused(
                    where
                            + " holds a long-lived key, which is what `mayfly scan` finds and"
                            + " Mayfly replaces; --allow-long-lived uses it once more");
        }
        return keys;
    }

    private CredentialSource keys(String name, Map<String, String> profile) {
        StaticKeys keys = StaticKeys.of(profile).orElseThrow();
        if (allowed(keys, "the profile `" + name + "`").longLived()) {
            return new TemporaryForKey(
                    new Sts(endpoints.of("sts", "sts", profile), clock),
                    () -> signing(name, profile),
                    wishes.duration().orElse(SESSION_OF_KEY));
        }
        return new SessionOfProfile(name, environment, clock);
    }

    private CredentialSource program(String name, Map<String, String> profile) {
        String asking = environment.getOrDefault(ASKING, "");
        if (List.of(asking.split("/", -1)).contains(name)) {
            throw SourceException.refused(
                    "the credential_process of the profile `" + name + "` asks for itself");
        }
        Map<String, String> child = new TreeMap<>(environment);
        child.put(ASKING, asking.isEmpty() ? name : asking + "/" + name);
        return new CommandSource(
                Words.of(profile.getOrDefault("credential_process", "")), child, clock);
    }

    private CredentialSource login(String name, Map<String, String> profile) {
        Optional<String> session = key(profile, "sso_session");
        Map<String, String> keys =
                session.map(s ->
                                files.ssoSession(s)
                                        .orElseThrow(() ->
                                                SourceException.refused(
                                                        "there is no [sso-session " + s + "]")))
                        .orElse(profile);
        String region =
                key(keys, "sso_region")
                        .orElseThrow(() ->
                                SourceException.refused(
                                        "the profile `" + name + "` has no sso_region"));
        String home = environment.getOrDefault("HOME", ".");
        return new LoginSource(
                new Login(
                        session.orElse(keys.getOrDefault("sso_start_url", "")),
                        session.isPresent(),
                        profile.getOrDefault("sso_account_id", ""),
                        profile.getOrDefault("sso_role_name", ""),
                        endpoints.in(region, "sso", "portal.sso", profile),
                        endpoints.in(region, "sso_oidc", "oidc", profile),
                        Path.of(home, ".aws", "sso", "cache"),
                        Keeping.directory(environment).orElse(Path.of(home, ".cache")),
                        "aws sso login --profile " + name),
                clock);
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw SourceException.refused("`" + text + "` is no number of seconds");
        }
    }
}
