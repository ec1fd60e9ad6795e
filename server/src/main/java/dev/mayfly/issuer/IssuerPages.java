package dev.mayfly.issuer;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.issuance.DevelopmentTokens;
import dev.mayfly.minting.ActionsRequests;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.IssuerMetadata;
import dev.mayfly.minting.Job;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.webidentity.IssuerDocuments;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final String AUDIENCE = "audience=";
    private static final String BEARER = "bearer ";
    private static final String JSON = "application/json";

    /// Shorter than a new key waits before it signs.
    private static final Map<String, String> CACHED = Map.of("Cache-Control", "max-age=300");

    private static final Map<String, String> UNCACHED = Map.of("Cache-Control", "no-store");

    private final Map<URI, Supplier<byte[]>> documents = new LinkedHashMap<>();
    private final Map<String, Supplier<byte[]>> byPath = new LinkedHashMap<>();
    private final Optional<DevelopmentTokens> development;

    private IssuerPages(Optional<DevelopmentTokens> development) {
        this.development = development;
    }

    /// The pages of outbound federation only.
    public static IssuerPages of(WebIdentityTokenIssuer outbound) {
        IssuerPages pages = new IssuerPages(Optional.empty());
        pages.add(outbound.address(), outbound::discovery, outbound::keySet);
        return pages;
    }

    /// The pages of outbound federation and of the development issuer. For listeners on loopback.
    public static IssuerPages of(WebIdentityTokenIssuer outbound, DevelopmentTokens development) {
        IssuerPages pages = new IssuerPages(Optional.of(development));
        pages.add(outbound.address(), outbound::discovery, outbound::keySet);
        DevelopmentIssuer issuer = development.issuer();
        pages.add(issuer.address(), issuer::discovery, issuer::keySet);
        return pages;
    }

    /// Answers a request for one of the pages.
    public WireResponse answer(WireRequest request) {
        boolean head = request.method().equals("HEAD");
        if (!head && !request.method().equals("GET")) {
            return refusal(405, "these pages are read with GET");
        }
        if (development.filter(tokens -> below(tokens.issuer(), request)).isPresent()
                && !request.peer().loopback()) {
            return refusal(404, "not found");
        }
        Supplier<byte[]> document = byPath.get(request.path());
        if (document != null) {
            return new WireResponse(200, JSON, CACHED, head ? new byte[0] : document.get());
        }
        return development
                .filter(tokens ->
                        request.path().equals(pathOf(tokens.issuer().address()) + ACTIONS_TOKEN))
                .map(tokens -> actionsToken(tokens, request))
                .orElseGet(() -> refusal(404, "not found"));
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

    private static boolean below(DevelopmentIssuer issuer, WireRequest request) {
        return request.path().startsWith(pathOf(issuer.address()));
    }

    private static WireResponse actionsToken(DevelopmentTokens tokens, WireRequest request) {
        Optional<ActionsRequests.Request> asked =
                request.headers()
                        .first("authorization")
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .flatMap(value ->
                                tokens.issuer()
                                        .actionsRequests()
                                        .open(value.substring(BEARER.length()).strip()));
        if (asked.isEmpty()) {
            return refusal(401, "the request token is not one of ours, or over");
        }
        List<String> audiences = audiences(request.rawQuery());
        if (audiences.size() > 1
                || audiences.stream().anyMatch(one -> one.length() > MAX_AUDIENCE_CHARACTERS)) {
            return refusal(400, "one audience, of at most 1000 characters");
        }
        Job job = asked.get().job();
        Job wanted = audiences.isEmpty() ? job : job.forAudiences(audiences);
        String token = tokens.token(wanted, asked.get().osUser()).reveal();
        Map<String, ClaimValue> answer = new LinkedHashMap<>();
        answer.put("count", new Whole(token.length()));
        answer.put("value", new Text(token));
        return new WireResponse(200, JSON, UNCACHED, StrictJson.bytes(new Members(answer)));
    }

    /// The `audience` parameters of a query.
    private static List<String> audiences(String rawQuery) {
        List<String> audiences = new ArrayList<>();
        for (String parameter : rawQuery.split("&", -1)) {
            if (parameter.startsWith(AUDIENCE)) {
                String value = parameter.substring(AUDIENCE.length());
                audiences.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return audiences;
    }

    private static WireResponse refusal(int status, String message) {
        Members body = new Members(Map.of("message", new Text(message)));
        return new WireResponse(status, JSON, UNCACHED, StrictJson.bytes(body));
    }
}
