package dev.mayfly.awsjson;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Fault;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.WireProtocol;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// AWS JSON 1.1: the operation in `X-Amz-Target`, JSON in and out.
///
/// Source: Smithy, "AWS JSON 1.1 protocol", read 2026-11.
public final class AwsJson implements WireProtocol {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private final JsonFactory json = JsonReader.strictFactory();
    private final JsonReader reader = new JsonReader(json);

    /// The input in a request's body.
    public Node read(byte[] body) {
        return reader.read(body);
    }

    @Override
    public WireResponse answer(Endpoint<?, ?> endpoint, Record output, String requestId) {
        Service.Spelling spelling = endpoint.operation().service().spelling();
        byte[] body = new JsonWriter(json, spelling).write(endpoint.output(), output);
        return response(200, body, requestId);
    }

    @Override
    public WireResponse fault(Service service, Fault fault, String requestId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            generator.writeName("__type");
            generator.writeString(fault.code());
            generator.writeName("message");
            generator.writeString(fault.message());
            generator.writeEndObject();
        }
        return response(fault.status(), out.toByteArray(), requestId);
    }

    private static WireResponse response(int status, byte[] body, String requestId) {
        return new WireResponse(status, CONTENT_TYPE, Map.of("x-amzn-RequestId", requestId), body);
    }
}
