package dev.mayfly.tour;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.client.MayflyOperations;
import dev.mayfly.client.TrailReader;
import dev.mayfly.explanation.ExplanationText;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Plays the whole story. Everything it creates has a name that begins with `mayfly-tour`, and it
/// may be played again.
public final class Tour {

    private static final String REPOSITORY = "acme/app";
    private static final String ROLE = "mayfly-tour-deploy";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private final Setting setting;
    private final AuthorityClient client;
    private final Stage stage;
    private final Terminal terminal;
    private final Hands hands;

    /// The authority the tour is played on: where it is, its account, the administrator's
    /// credentials, and how a development token is asked for (a request as in `mayfly token`).
    /// `aws` is the stock CLI where it is to be used.
    public record Setting(
            URI url,
            String account,
            String region,
            CallerCredentials administrator,
            UnaryOperator<Json> authority,
            Optional<Path> aws) {}

    public Tour(Setting setting, AuthorityClient client, Terminal terminal) {
        this.setting = setting;
        this.client = client;
        this.terminal = terminal;
        this.stage = new Stage(terminal);
        this.hands =
                setting.aws()
                        .<Hands>map(program ->
                                new AwsCli(
                                        program,
                                        new AwsCli.Target(
                                                setting.url(),
                                                setting.region(),
                                                setting.administrator()),
                                        stage))
                        .orElseGet(() -> new OwnHands(client, stage));
    }

    /// Plays it from beginning to end.
    public void play(Instant started) {
        terminal.say("Played on " + setting.url() + " with " + hands.name() + ".");
        trust();
        CallerCredentials credentials = credentials();
        use(credentials);
        refusal();
        end(credentials);
        record(started);
        summary();
    }

    private String issuer() {
        return setting.url() + "/oidc/dev";
    }

    private String roleArn() {
        return "arn:aws:iam::" + setting.account() + ":role/" + ROLE;
    }

    private void trust() {
        stage.scene(
                "Trust a CI system instead of handing it a key",
                "The account learns who issues the tokens; a role says which of them it trusts.");
        hands.createProvider(issuer(), AUDIENCE);
        hands.createRole(ROLE, trustPolicy());
        hands.attachPolicy(ROLE, READ_ONLY);
        stage.good("role " + ROLE + " trusts jobs of " + REPOSITORY + " on branch main, no others");
    }

    private String trustPolicy() {
        String name = issuer().substring(issuer().indexOf("://") + 3);
        return """
        {"Version":"2012-10-17","Statement":[{"Sid":"MainBranchOnly","Effect":"Allow",\
        "Principal":{"Federated":"arn:aws:iam::%s:oidc-provider/%s"},\
        "Action":"sts:AssumeRoleWithWebIdentity",\
        "Condition":{"StringEquals":{"%s:aud":"%s","%s:sub":"repo:%s:ref:refs/heads/main"}}}]}\
        """
                .formatted(setting.account(), name, name, AUDIENCE, name, REPOSITORY);
    }

    private CallerCredentials credentials() {
        stage.scene(
                "A job's token becomes an hour of credentials",
                "The CI system signs who the job is; nobody stored a secret for it.");
        stage.call("mayfly token --repo " + REPOSITORY + " --ref main");
        CallerCredentials credentials =
                hands.assume(roleArn(), "tour-main", token("refs/heads/main"));
        stage.good("credentials " + credentials.accessKeyId() + ", good for one hour");
        return credentials;
    }

    private void use(CallerCredentials credentials) {
        stage.scene(
                "The credentials sign requests like any others",
                "Every AWS SDK knows how; what they may do is what the role's policies say.");
        stage.good("I am " + hands.whoAmI(credentials));
        stage.good("and I may list " + hands.roles(credentials).size() + " role(s)");
    }

    private void refusal() {
        stage.scene(
                "The same job on another branch is refused, and Mayfly says why",
                "The job itself learns no more than AWS would tell it.");
        stage.call("mayfly token --repo " + REPOSITORY + " --ref feature");
        String token = token("refs/heads/feature");
        try {
            hands.assume(roleArn(), "tour-feature", token);
            throw Failure.refused("a job on another branch got credentials", "please report this");
        } catch (AnsweredError refusal) {
            stage.refused(refusal.code() + ": " + firstSentence(refusal.sentence()));
        }
        stage.call("mayfly explain --token-file … --role " + ROLE);
        new MayflyOperations(client)
                .explainToken(token, roleArn())
                .explanation()
                .ifPresent(new ExplanationText(terminal, "   ")::print);
    }

    private void end(CallerCredentials credentials) {
        stage.scene(
                "Credentials end: after an hour by themselves, or at once",
                "No need to wait for an hour here: the session is revoked.");
        stage.call("mayfly revoke --session " + credentials.accessKeyId());
        new MayflyOperations(client).revokeSession(credentials.accessKeyId());
        try {
            hands.whoAmI(credentials);
            throw Failure.refused("a revoked session was still served", "please report this");
        } catch (AnsweredError refusal) {
            stage.refused(refusal.code() + ": " + firstSentence(refusal.sentence()));
        }
    }

    private void record(Instant started) {
        stage.scene(
                "Everything is on record, before it was answered",
                "Which repository, which branch, which run: CloudTrail's own format.");
        stage.call("mayfly trail");
        TrailReader.Filter sinceStart =
                new TrailReader.Filter(
                        Optional.empty(), Optional.empty(), Optional.of(started), false);
        List<Json> records = new TrailReader(client).newest(sinceStart, 10);
        Table table = new Table("TIME", "EVENT", "RESULT", "WHO");
        for (Json event : records) {
            String error = event.at("errorCode");
            table.row(
                    event.at("eventTime"),
                    event.at("eventName"),
                    error.isEmpty() ? "ok" : error,
                    TrailReader.who(event));
        }
        table.print(terminal);
    }

    private void summary() {
        String mayfly = terminal.command();
        terminal.say("");
        terminal.say(terminal.bold("What you have seen"));
        terminal.say("  No key was created, stored or copied. A job proved who it is by a token");
        terminal.say("  its CI system signed; a role's trust policy decided; the credentials end");
        terminal.say(
                "  by themselves; and the record says which job of which repository did what.");
        terminal.say("");
        terminal.say(terminal.bold("Where next"));
        terminal.say(
                "  " + mayfly + " up                     your own authority, kept in ~/.mayfly");
        terminal.say("  eval \"$(" + mayfly + " env --admin)\"   point the AWS CLI and SDKs at it");
        terminal.say(
                "  " + mayfly + " apply FILE             providers, roles and policies as code");
        terminal.say("  " + mayfly + " trail --failed         what was refused, and explain it");
    }

    private String token(String ref) {
        return setting.authority()
                .apply(
                        Json.object(
                                Map.of(
                                        "ask",
                                        "token",
                                        "like",
                                        "github",
                                        "repo",
                                        REPOSITORY,
                                        "ref",
                                        ref)))
                .at("token");
    }

    /// Without the encoded message, which is long.
    private static String firstSentence(String sentence) {
        int encoded = sentence.indexOf(" Encoded authorization failure message");
        return encoded < 0 ? sentence : sentence.substring(0, encoded);
    }
}
