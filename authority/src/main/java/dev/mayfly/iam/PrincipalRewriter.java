package dev.mayfly.iam;

import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a policy again with other texts for some of its `AWS` principals, and nothing else
/// changed but the white space.
final class PrincipalRewriter {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Pattern AWS_PRINCIPAL =
            Pattern.compile("/Statement(/\\d+)?/(Not)?Principal/AWS(/\\d+)?");

    private PrincipalRewriter() {}

    static String rewrite(String policy, Map<String, String> replacements) {
        StringWriter out = new StringWriter(policy.length());
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), policy);
                JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            while (parser.nextToken() != null) {
                String replacement = replacements.get(principal(parser));
                if (replacement == null) {
                    generator.copyCurrentEvent(parser);
                } else {
                    generator.writeString(replacement);
                }
            }
        }
        return out.toString();
    }

    /// The principal the parser stands at; empty, which names none, where it stands elsewhere.
    private static String principal(JsonParser parser) {
        boolean here =
                parser.currentToken() == JsonToken.VALUE_STRING
                        && AWS_PRINCIPAL
                                .matcher(parser.streamReadContext().pathAsPointer().toString())
                                .matches();
        return here ? parser.getString() : "";
    }
}
