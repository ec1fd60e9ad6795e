package dev.mayfly.cli;

import dev.mayfly.client.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How nodes are shown.
final class NodeText {

    private NodeText() {}

    /// The answer with the words of the command that joins, to which the token is given on standard
    /// input.
    static Json withCommand(Json added, List<String> words) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (added instanceof Json.Members(Map<String, Json> values)) {
            members.putAll(values);
        }
        members.put(
                "JoinCommand", new Json.Items(words.stream().<Json>map(Json.Text::new).toList()));
        return new Json.Members(members);
    }

    /// A time in seconds since 1970 as it is written; empty for none.
    static String time(String seconds) {
        return seconds.isEmpty()
                ? ""
                : Instant.ofEpochSecond(new BigDecimal(seconds).longValue()).toString();
    }

    /// The last part of an ARN.
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
