package dev.mayfly.rest;

import dev.mayfly.awsjson.JsonNode;
import dev.mayfly.awsjson.JsonReader;
import dev.mayfly.protocol.Malformed;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The body of a request as one value: JSON where a structure is wanted, else what it is.
@SuppressWarnings("ArrayRecordComponent") // a body is read once and never compared
record Payload(JsonReader json, byte[] body) implements TextNode {

    @Override
    public boolean absent() {
        return body.length == 0;
    }

    @Override
    public Node member(String wireName) {
        return object().member(wireName);
    }

    @Override
    public List<Node> elements() {
        throw Malformed.value("A structure was expected");
    }

    @Override
    public Map<String, Node> entries() {
        return object().entries();
    }

    @Override
    public String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException _) {
            throw Malformed.value("The body is not UTF-8");
        }
    }

    @Override
    public byte[] bytes() {
        return body.clone();
    }

    /// The body as JSON; nothing sent is an empty object.
    JsonNode object() {
        return json.read(body);
    }
}
