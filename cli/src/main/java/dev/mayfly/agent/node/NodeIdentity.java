package dev.mayfly.agent.node;

import dev.mayfly.client.Json;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who this machine is and where its authority is: what `node.json` holds. `tlsPins` are hashes of
/// the keys its authority's server may show; without them `authorityFile` says whether the server
/// is judged by `authority-ca.pem` in the same directory, or by what the machine trusts.
public record NodeIdentity(
        String name,
        String nodeId,
        String instanceId,
        URI url,
        String region,
        String account,
        String trustAnchorArn,
        String instanceProfileArn,
        List<String> taskRoleArns,
        Tls tls) {

    /// How the authority's server is known.
    public record Tls(Set<String> pins, boolean authorityFile) {
        public Tls {
            pins = Set.copyOf(pins);
        }

        /// Why the server is believed, for a node at home in that directory.
        public Trust trust(NodeHome home) {
            if (!pins.isEmpty()) {
                return new Trust.OfKeys(pins);
            }
            return authorityFile
                    ? new Trust.OfAFile(home.file(NodeHome.SERVER_AUTHORITIES))
                    : new Trust.OfTheSystem();
        }
    }

    public NodeIdentity {
        taskRoleArns = List.copyOf(taskRoleArns);
    }

    /// The authority, as this machine speaks to it.
    public Endpoint endpoint(NodeHome home) {
        return new Endpoint(url, region, tls.trust(home));
    }

    /// The variables by which AWS's SDKs find the authority. One that is known by the pin of its
    /// key alone must be known to the machine as well: SDKs know no pins.
    public Map<String, String> variables(NodeHome home) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_ENDPOINT_URL", url.toString());
        if (tls.trust(home) instanceof Trust.OfAFile(Path file)) {
            variables.put("AWS_CA_BUNDLE", file.toAbsolutePath().toString());
        }
        return variables;
    }

    /// The role in the instance profile is not written here: the authority knows it.
    String json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("name", new Json.Text(name));
        members.put("nodeId", new Json.Text(nodeId));
        members.put("instanceId", new Json.Text(instanceId));
        members.put("authority", new Json.Text(url.toString()));
        members.put("region", new Json.Text(region));
        members.put("account", new Json.Text(account));
        members.put("trustAnchorArn", new Json.Text(trustAnchorArn));
        members.put("instanceProfileArn", new Json.Text(instanceProfileArn));
        members.put("taskRoleArns", texts(taskRoleArns));
        members.put("tlsPins", texts(List.copyOf(new TreeSet<>(tls.pins()))));
        members.put("tlsAuthorityFile", new Json.Flag(tls.authorityFile()));
        return new Json.Members(members).write(true) + "\n";
    }

    /// The identity in `node.json`.
    ///
    /// @throws SourceException when the machine has not joined, or the file is damaged
    public static NodeIdentity read(NodeHome home) {
        String text = home.required(NodeHome.IDENTITY);
        try {
            Json json = Json.parse(text);
            return new NodeIdentity(
                    required(json, "name"),
                    required(json, "nodeId"),
                    required(json, "instanceId"),
                    URI.create(required(json, "authority")),
                    required(json, "region"),
                    required(json, "account"),
                    required(json, "trustAnchorArn"),
                    required(json, "instanceProfileArn"),
                    texts(json, "taskRoleArns"),
                    new Tls(
                            Set.copyOf(texts(json, "tlsPins")),
                            json.at("tlsAuthorityFile").equals("true")));
        } catch (IllegalArgumentException _) {
            Path file = home.file(NodeHome.IDENTITY);
            throw SourceException.refused("`" + file + "` is damaged");
        }
    }

    private static String required(Json json, String name) {
        String value = json.at(name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static List<String> texts(Json json, String name) {
        return json.items(name).stream().map(Json::at).toList();
    }

    private static Json texts(List<String> values) {
        return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
    }
}
