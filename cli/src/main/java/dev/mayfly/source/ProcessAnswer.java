package dev.mayfly.source;

import dev.mayfly.client.Json;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// Credentials as `credential_process` prints them.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider", read 2026-11.
public final class ProcessAnswer {

    private ProcessAnswer() {}

    public static Json of(Credentials credentials) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Version", new Json.Numeric("1"));
        members.put("AccessKeyId", new Json.Text(credentials.accessKeyId()));
        members.put("SecretAccessKey", new Json.Text(credentials.secretAccessKey().reveal()));
        members.put("SessionToken", new Json.Text(credentials.sessionToken().reveal()));
        members.put(
                "Expiration",
                new Json.Text(credentials.expiration().truncatedTo(ChronoUnit.SECONDS).toString()));
        credentials.accountId().ifPresent(id -> members.put("AccountId", new Json.Text(id)));
        return new Json.Members(members);
    }
}
