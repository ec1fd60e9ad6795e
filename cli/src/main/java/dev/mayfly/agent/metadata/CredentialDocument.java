package dev.mayfly.agent.metadata;

import dev.mayfly.client.Json;
import dev.mayfly.source.Credentials;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON of `security-credentials/ROLE`. Times have whole seconds: botocore knows no other form.
final class CredentialDocument {

    private CredentialDocument() {}

    /// Credentials to hand out; with the account's id where that was asked for.
    static String of(Credentials credentials, Instant updated, boolean extended) {
        Map<String, Json> members = success(updated);
        members.put("Type", new Json.Text("AWS-HMAC"));
        members.put("AccessKeyId", new Json.Text(credentials.accessKeyId()));
        members.put("SecretAccessKey", new Json.Text(credentials.secretAccessKey().reveal()));
        members.put("Token", new Json.Text(credentials.sessionToken().reveal()));
        members.put("Expiration", time(credentials.expiration()));
        if (extended) {
            credentials.accountId().ifPresent(id -> members.put("AccountId", new Json.Text(id)));
        }
        return new Json.Members(members).write(true);
    }

    /// A refusal. A 200, as EC2 answers it: SDKs that show a text show this one.
    static String refused(String reason, Instant updated) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Code", new Json.Text("AssumeRoleUnauthorizedAccess"));
        members.put("Message", new Json.Text(reason));
        members.put("LastUpdated", time(updated));
        return new Json.Members(members).write(true);
    }

    /// `iam/info`.
    static String info(Instance.Profile profile, Instant updated) {
        Map<String, Json> members = success(updated);
        members.put("InstanceProfileArn", new Json.Text(profile.arn()));
        profile.id().ifPresent(id -> members.put("InstanceProfileId", new Json.Text(id)));
        return new Json.Members(members).write(true);
    }

    private static Map<String, Json> success(Instant updated) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Code", new Json.Text("Success"));
        members.put("LastUpdated", time(updated));
        return members;
    }

    private static Json time(Instant instant) {
        return new Json.Text(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
