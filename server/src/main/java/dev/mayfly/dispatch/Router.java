package dev.mayfly.dispatch;

import dev.mayfly.awsjson.AwsJson;
import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Fault;
import dev.mayfly.protocol.Malformed;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.WireProtocol;
import dev.mayfly.query.AwsQuery;
import dev.mayfly.query.Form;
import dev.mayfly.query.FormNode;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Tells which operation a request names: by `X-Amz-Target`, or by `Action` and `Version` in the
/// query string or the form.
final class Router {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final OperationTable operations;
    private final AwsJson awsJson = new AwsJson();
    private final AwsQuery awsQuery = new AwsQuery();

    Router(List<Operation<?, ?>> operations) {
        this.operations = new OperationTable(operations);
    }

    /// The way of a request, or a refusal when it names nothing we serve or cannot be read.
    Route route(WireRequest request) {
        if (!request.path().equals("/")) {
            throw nothingAt();
        }
        Optional<String> target = request.headers().first("x-amz-target");
        if (target.isPresent()) {
            return json(request, target.get());
        }
        if (!request.method().equals("POST") && !request.method().equals("GET")) {
            throw nothingAt();
        }
        Form form = new Form();
        form.add(request.rawQuery().getBytes(StandardCharsets.UTF_8));
        if (hasForm(request)) {
            form.add(request.body());
        }
        FormNode root = form.root();
        return new Route(
                operations.byAction(text(root, "Action"), text(root, "Version")), root, awsQuery);
    }

    /// A refusal where no operation was found.
    WireResponse refuse(boolean json, Refusal refusal, String requestId) {
        return fault(family(json), ErrorTable.of(family(json), refusal), requestId);
    }

    /// The answer where routing itself failed.
    WireResponse fail(boolean json, String requestId) {
        return fault(family(json), ErrorTable.internal(family(json)), requestId);
    }

    private WireResponse fault(Service.Protocol family, Fault fault, String requestId) {
        WireProtocol protocol = family == Service.Protocol.AWS_QUERY ? awsQuery : awsJson;
        return protocol.fault(unknown(family), fault, requestId);
    }

    private static Service.Protocol family(boolean json) {
        return json ? Service.Protocol.AWS_JSON_1_1 : Service.Protocol.AWS_QUERY;
    }

    private static Service unknown(Service.Protocol family) {
        return new Service("", "", "", family, "", "", Service.Spelling.UPPER_CAMEL);
    }

    private Route json(WireRequest request, String target) {
        if (!request.method().equals("POST") || request.headers().count("x-amz-target") > 1) {
            throw nothingAt();
        }
        Endpoint<?, ?> endpoint = operations.byTarget(target);
        String type = mediaType(request);
        if (!type.startsWith("application/x-amz-json-") && !type.equals("application/json")) {
            throw Malformed.value("The content type is not application/x-amz-json-1.1");
        }
        return new Route(endpoint, awsJson.read(request.body()), awsJson);
    }

    // A form without a content type is what small scripts send; AWS takes it too.
    private static boolean hasForm(WireRequest request) {
        if (request.body().length == 0 || request.method().equals("GET")) {
            return false;
        }
        String type = mediaType(request);
        return type.isEmpty() || type.equalsIgnoreCase(FORM);
    }

    private static String mediaType(WireRequest request) {
        String type = request.headers().first("content-type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }

    private static String text(FormNode root, String name) {
        Node node = root.member(name);
        return node.absent() ? "" : node.text();
    }

    private static RefusedException nothingAt() {
        return new RefusedException(
                new Refusal.UnknownOperation("No operation is served at this method and path"));
    }
}
