package dev.mayfly.agent;

import dev.mayfly.agent.credentials.Warmth;
import dev.mayfly.agent.node.NodeIdentity;
import dev.mayfly.client.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// How an agent stands, as JSON for `mayfly agent status` and `agent.json`.
final class AgentStatus {

    private AgentStatus() {}

    /// What it is bound to; does not change while it runs.
    static Map<String, Json> bound(NodeIdentity node, Endpoints endpoints, long pid) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("node", new Json.Text(node.name()));
        members.put("instanceId", new Json.Text(node.instanceId()));
        members.put("account", new Json.Text(node.account()));
        members.put("region", new Json.Text(node.region()));
        members.put("instanceProfileArn", new Json.Text(node.instanceProfileArn()));
        members.put("authority", new Json.Text(node.url().toString()));
        members.put("pid", new Json.Numeric(Long.toString(pid)));
        endpoints
                .metadata()
                .ifPresent(url -> members.put("metadata", new Json.Text(url.toString())));
        endpoints
                .containers()
                .ifPresent(url -> members.put("containers", new Json.Text(url.toString())));
        endpoints
                .pods()
                .ifPresent(url -> members.put("podIdentity", new Json.Text(url.toString())));
        return members;
    }

    /// The credentials of the instance profile. No secret, no token.
    static Json credentials(Warmth warmth) {
        Map<String, Json> members = new LinkedHashMap<>();
        switch (warmth) {
            case Warmth.Ready ready -> {
                members.put("state", new Json.Text("ready"));
                ready.credentials()
                        .roleArn()
                        .ifPresent(arn -> members.put("roleArn", new Json.Text(arn)));
                members.put("accessKeyId", new Json.Text(ready.credentials().accessKeyId()));
                members.put(
                        "expiration", new Json.Text(ready.credentials().expiration().toString()));
                members.put("refreshAt", new Json.Text(ready.refreshAt().toString()));
                ready.trouble().ifPresent(why -> members.put("trouble", new Json.Text(why)));
            }
            case Warmth.Waiting(String reason) -> {
                members.put("state", new Json.Text("waiting"));
                members.put("trouble", new Json.Text(reason));
            }
            case Warmth.Refused refused -> {
                members.put("state", new Json.Text("refused"));
                members.put("trouble", new Json.Text(refused.reason()));
                members.put("since", new Json.Text(refused.since().toString()));
            }
        }
        return new Json.Members(members);
    }
}
