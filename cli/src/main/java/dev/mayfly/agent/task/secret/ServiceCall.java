package dev.mayfly.agent.task.secret;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.client.RequestSigner;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Endpoint;
import dev.mayfly.terminal.Table;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Upstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/// One call of a service that speaks AWS JSON 1.1, signed by Signature Version 4.
final class ServiceCall {

    private static final int OK = 200;
    private static final int MAX_SHOWN = 500;

    private final ServiceEndpoints endpoints;
    private final InstantSource clock;

    ServiceCall(ServiceEndpoints endpoints, InstantSource clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// What is called, and whose credentials sign it.
    record Call(ServiceEndpoints.Service service, String operation, Credentials credentials) {}

    /// The answer to `input`.
    ///
    /// @throws TaskFailure with the service's own words when it refuses, or when there is no answer
    Json make(Call call, java.util.Optional<String> region, Json input) {
        Endpoint endpoint = endpoints.of(call.service(), region);
        URI url = endpoint.at("/");
        byte[] body = input.write(false).getBytes(StandardCharsets.UTF_8);
        TreeMap<String, String> headers =
                new TreeMap<>(
                        Map.of(
                                "content-type",
                                "application/x-amz-json-1.1",
                                "x-amz-target",
                                call.service().target(call.operation())));
        RequestSigner signer =
                new RequestSigner(
                        new CallerCredentials(
                                call.credentials().accessKeyId(),
                                call.credentials().secretAccessKey(),
                                call.credentials().sessionToken()),
                        endpoint.region(),
                        call.service().signingName());
        Answer answer;
        try (Upstream upstream = new Upstream(endpoint.trust())) {
            answer = upstream.post(url, signer.sign(url, headers, body, clock.instant()), body);
        } catch (UnreachableException e) {
            throw TaskFailure.resources(call.operation() + ": " + String.valueOf(e.getMessage()));
        }
        if (answer.status() != OK) {
            throw TaskFailure.resources(call.operation() + ": " + refusal(answer));
        }
        return answer.json();
    }

    private static String refusal(Answer answer) {
        Json json = answer.json();
        String type = json.at("__type");
        String code = type.substring(type.lastIndexOf('#') + 1);
        String message = json.at("message").isEmpty() ? json.at("Message") : json.at("message");
        String text =
                code.isEmpty() ? "HTTP " + answer.status() : code + ": " + Table.harmless(message);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN);
    }
}
