package dev.mayfly.rest;

import dev.mayfly.awsjson.JsonReader;
import dev.mayfly.awsjson.JsonWriter;
import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Fault;
import dev.mayfly.protocol.WireProtocol;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// REST-JSON: members where the model places them, errors named in `x-amzn-ErrorType`.
///
/// Source: Smithy, "AWS restJson1 protocol", read 2026-11.
public final class RestJson implements WireProtocol {

    private static final String JSON = "application/json";
    private static final int OK = 200;

    private final JsonFactory json = JsonReader.strictFactory();
    private final JsonReader reader = new JsonReader(json);

    Payload payload(WireRequest request) {
        return new Payload(reader, request.body());
    }

    @Override
    public WireResponse answer(Endpoint<?, ?> endpoint, Record output, String requestId) {
        int status = endpoint.operation().http().map(Http::status).orElse(OK);
        JsonWriter writer = new JsonWriter(json, endpoint.operation().service().spelling());
        return new RestAnswer(writer, status, requestId).of(endpoint.output(), output);
    }

    @Override
    public WireResponse fault(Service service, Fault fault, String requestId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            generator.writeName("message");
            generator.writeString(fault.message());
            fault.reason()
                    .ifPresent(reason -> {
                        generator.writeName("reason");
                        generator.writeString(reason);
                    });
            generator.writeEndObject();
        }
        return new WireResponse(
                fault.status(),
                JSON,
                Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", fault.code()),
                out.toByteArray());
    }
}
