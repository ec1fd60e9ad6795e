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
import dev.mayfly.rest.RestJson;
import dev.mayfly.rest.RestOperations;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells which operation a request names: by `X-Amz-Target`, by method and path, or at the path `/`
/// by `Action` and `Version` in the query string or the form.
final class Router {

    private static final String TARGET = "x-amz-target";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final OperationTable operations;
    private final AwsJson awsJson = new AwsJson();
    private final AwsQuery awsQuery = new AwsQuery();
    private final RestJson restJson = new RestJson();

    Router(List<Operation<?, ?>> operations) {
        this.operations = new OperationTable(operations);
    }

    /// The way of a request, or a refusal when it names nothing we serve or cannot be read.
    Route route(WireRequest request) {
        return switch (family(request)) {
            case AWS_JSON_1_1 -> json(request);
            case REST_JSON -> rest(request);
            case AWS_QUERY -> query(request);
        };
    }

    /// In which protocol a request seems to speak, and so is answered whatever comes of it.
    static Service.Protocol family(String path, boolean targeted) {
        if (targeted) {
            return Service.Protocol.AWS_JSON_1_1;
        }
        return path.equals("/") ? Service.Protocol.AWS_QUERY : Service.Protocol.REST_JSON;
    }

    static Service.Protocol family(WireRequest request) {
        return family(request.path(), request.headers().count(TARGET) > 0);
    }

    private Route rest(WireRequest request) {
        RestOperations.Match match = operations.byPath().find(request, restJson);
        return new Route(match.endpoint(), match.input(), restJson);
    }

    private Route query(WireRequest request) {
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
    WireResponse refuse(Service.Protocol family, Refusal refusal, String requestId) {
        return fault(family, ErrorTable.of(family, refusal), requestId);
    }

    /// The answer where routing itself failed.
    WireResponse fail(Service.Protocol family, String requestId) {
        return fault(family, ErrorTable.internal(family), requestId);
    }

    private WireResponse fault(Service.Protocol family, Fault fault, String requestId) {
        WireProtocol protocol =
                switch (family) {
                    case AWS_QUERY -> awsQuery;
                    case AWS_JSON_1_1 -> awsJson;
                    case REST_JSON -> restJson;
                };
        return protocol.fault(unknown(family), fault, requestId);
    }

    private static Service unknown(Service.Protocol family) {
        return new Service("", "", "", family, "", "", Service.Spelling.UPPER_CAMEL);
    }

    private Route json(WireRequest request) {
        boolean root = request.method().equals("POST") && request.path().equals("/");
        if (!root || request.headers().count(TARGET) > 1) {
            throw nothingAt();
        }
        Endpoint<?, ?> endpoint =
                operations.byTarget(request.headers().first(TARGET).orElseThrow());
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
