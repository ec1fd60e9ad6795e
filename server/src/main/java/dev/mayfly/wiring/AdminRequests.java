package dev.mayfly.wiring;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.datadir.AdminSocket;
import dev.mayfly.issuance.AdministratorSessions;
import dev.mayfly.issuer.DevelopmentRequests;
import dev.mayfly.session.TemporaryCredentials;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers what comes over the administrator's socket: one JSON object with `ask`.
record AdminRequests(AdministratorSessions administrator, Optional<DevelopmentRequests> development)
        implements AdminSocket.Answerer {

    @Override
    public String answer(String request, String osUser) {
        Claims asked = read(request);
        return switch (asked.text("ask").orElse("")) {
            case "administrator" ->
                    credentials(administrator.mint(osUser, AdministratorSessions.LONGEST));
            case "token" -> developmentIssuer().token(asked, osUser);
            case "actions" -> developmentIssuer().actions(asked, osUser);
            default ->
                    throw new IllegalArgumentException("this authority does not know the request");
        };
    }

    private static Claims read(String request) {
        try {
            return Claims.parse(request.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the request is not JSON", e);
        }
    }

    private DevelopmentRequests developmentIssuer() {
        return development.orElseThrow(() ->
                new IllegalArgumentException(
                        "the development issuer is off here; it runs on loopback only"));
    }

    /// Source: AWS CLI User Guide, "Sourcing credentials with an external process", read 2026-11.
    private static String credentials(TemporaryCredentials minted) {
        Map<String, ClaimValue> json = new LinkedHashMap<>();
        json.put("Version", new Whole(1));
        json.put("AccessKeyId", new Text(minted.accessKeyId()));
        json.put("SecretAccessKey", new Text(minted.secretAccessKey().reveal()));
        json.put("SessionToken", new Text(minted.sessionToken().reveal()));
        json.put("Expiration", new Text(minted.expiration().toString()));
        return new String(StrictJson.bytes(new Members(json)), StandardCharsets.UTF_8);
    }
}
