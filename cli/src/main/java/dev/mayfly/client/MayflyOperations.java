package dev.mayfly.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The operations of an authority that AWS does not have.
public final class MayflyOperations {

    private static final String TARGET = "Mayfly_20261124.";

    private final AuthorityClient client;

    public MayflyOperations(AuthorityClient client) {
        this.client = client;
    }

    /// What became of a token at a role, or of the call an event records. `explanation` is the
    /// decoded authorization message.
    public record Explained(boolean allowed, String sentence, Optional<Json> explanation) {

        private static Explained of(Json answer) {
            return new Explained(
                    answer.at("Allowed").equals("true"),
                    answer.at("Sentence"),
                    Optional.of(answer.at("Explanation"))
                            .filter(text -> !text.isEmpty())
                            .map(Json::parse));
        }
    }

    /// Why the call was refused that left the event with this id.
    public Explained explainEvent(String eventId) {
        return Explained.of(call("ExplainEvent", Map.of("EventId", eventId)));
    }

    /// What would become of the token at the role.
    public Explained explainToken(String token, String roleArn) {
        return Explained.of(
                call("ExplainToken", Map.of("WebIdentityToken", token, "RoleArn", roleArn)));
    }

    /// Ends every session of the role that was issued before `instant`.
    public void revokeRole(String roleName, Instant instant) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("RoleName", new Json.Text(roleName));
        input.put("Before", new Json.Numeric(Long.toString(instant.getEpochSecond())));
        client.json("mayfly", TARGET + "RevokeRoleSessions", new Json.Members(input));
    }

    /// Ends every session of the role that was issued until now.
    public void revokeRole(String roleName) {
        call("RevokeRoleSessions", Map.of("RoleName", roleName));
    }

    /// Ends one session.
    public void revokeSession(String accessKeyId) {
        call("RevokeSession", Map.of("AccessKeyId", accessKeyId));
    }

    private Json call(String operation, Map<String, String> input) {
        return client.json("mayfly", TARGET + operation, Json.object(input));
    }
}
