package dev.mayfly.agent.metadata;

import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.credentials.Warmth;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.Handout;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.Peer;
import dev.mayfly.source.Credentials;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the metadata service answers a request that may ask.
final class MetadataPages {

    /// As EC2 does: dated versions say the same as the latest here.
    private static final List<String> VERSIONS =
            List.of("1.0", "2009-04-04", "2018-09-24", "2021-03-23", "latest");

    private static final String CREDENTIALS = "security-credentials/";
    private static final String EXTENDED = "security-credentials-extended/";

    private final Instance instance;
    private final MetadataTree tree;
    private final IdentityDocument identity;
    private final WarmCredentials credentials;
    private final HandoutLog handouts;
    private final InstantSource clock;
    private volatile Written written = new Written(Optional.empty(), "", "");

    /// The last credentials as documents: most requests are answered with the same.
    private record Written(Optional<Credentials> of, String plain, String extended) {}

    MetadataPages(MetadataEndpoint.Means means) {
        this.instance = means.instance();
        this.tree = new MetadataTree(instance);
        this.identity = new IdentityDocument(instance, means.key());
        this.credentials = means.credentials();
        this.handouts = means.handouts();
        this.clock = means.clock();
    }

    /// The page; empty when there is none.
    Optional<LocalResponse> at(LocalRequest request) {
        String path = request.path().substring(1);
        if (path.isEmpty()) {
            return text(String.join("\n", VERSIONS));
        }
        int slash = path.indexOf('/');
        String version = slash < 0 ? path : path.substring(0, slash);
        if (!VERSIONS.contains(version)) {
            return Optional.empty();
        }
        return below(slash < 0 ? "" : path.substring(slash + 1), request.peer());
    }

    private Optional<LocalResponse> below(String path, Peer peer) {
        if (path.startsWith("meta-data/iam/")) {
            return iam(path.substring("meta-data/iam/".length()), peer);
        }
        return switch (path) {
            case "" -> text("dynamic\nmeta-data");
            case "meta-data" -> tree.at("").flatMap(MetadataPages::text);
            case "dynamic", "dynamic/" -> text("instance-identity/");
            case "dynamic/instance-identity", "dynamic/instance-identity/" ->
                    text("document\npkcs7\nrsa2048\nsignature");
            case "dynamic/instance-identity/document" -> text(identity.text());
            case "dynamic/instance-identity/signature" -> text(identity.signature());
            case "dynamic/instance-identity/pkcs7", "dynamic/instance-identity/rsa2048" ->
                    text(identity.pkcs7());
            default ->
                    path.startsWith("meta-data/")
                            ? tree.at(path.substring("meta-data/".length()))
                                    .flatMap(MetadataPages::text)
                            : Optional.empty();
        };
    }

    private Optional<LocalResponse> iam(String path, Peer peer) {
        if (path.equals("info")) {
            return json(CredentialDocument.info(instance.profile(), clock.instant()));
        }
        if (path.startsWith(CREDENTIALS) || (path + "/").equals(CREDENTIALS)) {
            return credentials(after(path, CREDENTIALS), false, peer);
        }
        if (path.startsWith(EXTENDED) || (path + "/").equals(EXTENDED)) {
            return credentials(after(path, EXTENDED), true, peer);
        }
        return path.isEmpty() ? tree.at("iam").flatMap(MetadataPages::text) : Optional.empty();
    }

    private static String after(String path, String prefix) {
        return path.length() < prefix.length() ? "" : path.substring(prefix.length());
    }

    /// The list of roles, which has one and no newline, or the role's credentials.
    private Optional<LocalResponse> credentials(String role, boolean extended, Peer peer) {
        return switch (credentials.warmth()) {
            case Warmth.Waiting(String reason) ->
                    Optional.of(LocalResponse.text(503, "no credentials yet: " + reason));
            case Warmth.Refused(String reason, Instant since) -> {
                String name = instance.profile().name();
                yield role.isEmpty() ? text(name) : json(CredentialDocument.refused(reason, since));
            }
            case Warmth.Ready(Credentials current, Instant _, Optional<String> _) -> {
                String arn = current.roleArn().orElse(instance.profile().name());
                String name = arn.substring(arn.lastIndexOf('/') + 1);
                if (role.isEmpty()) {
                    yield text(name);
                }
                yield role.equals(name) ? handOut(current, arn, extended, peer) : Optional.empty();
            }
        };
    }

    private Optional<LocalResponse> handOut(
            Credentials current, String roleArn, boolean extended, Peer peer) {
        Written document = written(current);
        // INVARIANT: recorded before it leaves; what cannot be recorded is not handed out.
        handouts.record(new Handout("metadata", roleArn, current.accessKeyId(), "", peer));
        return json(extended ? document.extended() : document.plain());
    }

    private Written written(Credentials current) {
        Written last = written;
        if (last.of().filter(known -> known.equals(current)).isEmpty()) {
            Instant now = clock.instant();
            last =
                    new Written(
                            Optional.of(current),
                            CredentialDocument.of(current, now, false),
                            CredentialDocument.of(current, now, true));
            written = last;
        }
        return last;
    }

    private static Optional<LocalResponse> text(String text) {
        return Optional.of(LocalResponse.text(200, text));
    }

    /// EC2 serves its JSON as plain text.
    private static Optional<LocalResponse> json(String json) {
        return Optional.of(LocalResponse.text(200, json));
    }
}
