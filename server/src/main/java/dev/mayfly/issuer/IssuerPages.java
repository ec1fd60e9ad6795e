package dev.mayfly.issuer;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.IssuerMetadata;
import dev.mayfly.minting.Job;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.webidentity.IssuerDocuments;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages our own issuers are known by: discovery and keys of each, and for development the
/// endpoint where GitHub's runner gives tokens to jobs.
///
/// Source of the runner's protocol: actions/toolkit, `oidc-utils.ts`: GET with `audience` in the
/// query and `Authorization: bearer`, answered by `{"value": "<jwt>"}`.
///
/// Thread-safe.
public final class IssuerPages {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    /// Below the development issuer.
    private static final String ACTIONS_TOKEN = "/github/token";

    private static final int MAX_AUDIENCE_CHARACTERS = 1000;

    private final Map<URI, Supplier<byte[]>> documents = new LinkedHashMap<>();
    private final Map<String, Supplier<byte[]>> byPath = new LinkedHashMap<>();
    private final Optional<DevelopmentIssuer> development;

    private IssuerPages(Optional<DevelopmentIssuer> development) {
        this.development = development;
    }

    /// A GET: its path, decoded query parameters and `Authorization` header.
    public record Asked(
            String path, Map<String, List<String>> query, Optional<String> authorization) {}

    /// The pages of outbound federation only.
    public static IssuerPages of(WebIdentityTokenIssuer outbound) {
        IssuerPages pages = new IssuerPages(Optional.empty());
        pages.add(outbound.address(), outbound::discovery, outbound::keySet);
        return pages;
    }

    /// The pages of outbound federation and of the development issuer. For listeners on loopback.
    public static IssuerPages of(WebIdentityTokenIssuer outbound, DevelopmentIssuer development) {
        IssuerPages pages = new IssuerPages(Optional.of(development));
        pages.add(outbound.address(), outbound::discovery, outbound::keySet);
        pages.add(development.address(), development::discovery, development::keySet);
        return pages;
    }

    /// The page at a path, or empty when it is none of ours.
    public Optional<Page> page(Asked asked) {
        Supplier<byte[]> document = byPath.get(asked.path());
        if (document != null) {
            return Optional.of(Page.json(document.get()));
        }
        return development
                .filter(issuer -> asked.path().equals(pathOf(issuer.address()) + ACTIONS_TOKEN))
                .map(issuer -> actionsToken(issuer, asked));
    }

    /// Answers for our own issuers from memory, for others by `documents`.
    public IssuerDocuments before(IssuerDocuments others) {
        return new OwnDocumentsFirst(documents, others);
    }

    /// What `ACTIONS_ID_TOKEN_REQUEST_URL` is set to. Clients append `&audience=…`, so it has a
    /// query.
    public static String actionsRequestUrl(DevelopmentIssuer issuer) {
        return issuer.address() + ACTIONS_TOKEN + "?api-version=2.0";
    }

    private void add(String address, Supplier<byte[]> discovery, Supplier<byte[]> keySet) {
        documents.put(URI.create(address + DISCOVERY), discovery);
        documents.put(URI.create(address + IssuerMetadata.KEYS_PATH), keySet);
        byPath.put(pathOf(address) + DISCOVERY, discovery);
        byPath.put(pathOf(address) + IssuerMetadata.KEYS_PATH, keySet);
    }

    private static String pathOf(String address) {
        return Optional.ofNullable(URI.create(address).getPath()).orElse("");
    }

    private static Page actionsToken(DevelopmentIssuer issuer, Asked asked) {
        Optional<Job> job =
                asked.authorization()
                        .filter(value -> value.regionMatches(true, 0, "bearer ", 0, 7))
                        .flatMap(
                                value -> issuer.actionsRequests().open(value.substring(7).strip()));
        if (job.isEmpty()) {
            return refusal(401, "the request token is not one of ours, or over");
        }
        List<String> audiences = asked.query().getOrDefault("audience", List.of());
        if (audiences.size() > 1
                || audiences.stream().anyMatch(one -> one.length() > MAX_AUDIENCE_CHARACTERS)) {
            return refusal(400, "one audience, of at most 1000 characters");
        }
        Job wanted = audiences.isEmpty() ? job.get() : job.get().forAudiences(audiences);
        String token = issuer.token(wanted).reveal();
        Map<String, ClaimValue> answer = new LinkedHashMap<>();
        answer.put("count", new Whole(token.length()));
        answer.put("value", new Text(token));
        return Page.json(200, new Members(answer));
    }

    private static Page refusal(int status, String message) {
        return Page.json(status, new Members(Map.of("message", new Text(message))));
    }
}
