package dev.mayfly.query;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Fault;
import dev.mayfly.protocol.RecordShape;
import dev.mayfly.protocol.WireProtocol;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The AWS Query protocol: form in, XML out.
///
/// Source: Smithy, "AWS query protocol", read 2026-11.
public final class AwsQuery implements WireProtocol {

    private static final String XML = "text/xml";
    // The namespace AWS's front end uses when it cannot tell the service.
    private static final String FAULT_NAMESPACE =
            "http://webservices.amazon.com/AWSFault/2005-15-09";

    @Override
    public WireResponse answer(Endpoint<?, ?> endpoint, Record output, String requestId) {
        Operation<?, ?> operation = endpoint.operation();
        String response = operation.name() + "Response";
        XmlWriter xml = new XmlWriter().open(response, operation.service().namespace());
        RecordShape shape = endpoint.output();
        if (shape.hasResult()) {
            String result = operation.name() + "Result";
            xml.open(result);
            xml.members(shape, output);
            xml.close(result);
        }
        xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        return response(200, xml.close(response), requestId);
    }

    @Override
    public WireResponse fault(Service service, Fault fault, String requestId) {
        String namespace = service.namespace().isEmpty() ? FAULT_NAMESPACE : service.namespace();
        XmlWriter xml =
                new XmlWriter()
                        .open("ErrorResponse", namespace)
                        .open("Error")
                        .element("Type", fault.senderFault() ? "Sender" : "Receiver")
                        .element("Code", fault.code())
                        .element("Message", fault.message())
                        .close("Error")
                        .element("RequestId", requestId)
                        .close("ErrorResponse");
        return response(fault.status(), xml, requestId);
    }

    private static WireResponse response(int status, XmlWriter xml, String requestId) {
        byte[] body = xml.toString().getBytes(StandardCharsets.UTF_8);
        return new WireResponse(status, XML, Map.of("x-amzn-RequestId", requestId), body);
    }
}
