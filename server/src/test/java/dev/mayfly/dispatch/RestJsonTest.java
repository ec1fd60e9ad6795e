package dev.mayfly.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.rest.RestOperations;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// REST-JSON on the wire: where members stand, which operation a path means, how errors look.
class RestJsonTest {

    private final Samples samples = new Samples();

    private WireResponse send(String method, String target, String body, String... headers) {
        String[] halves = target.split("\\?", 2);
        return samples.dispatcher()
                .answer(
                        new WireRequest(
                                method,
                                halves[0],
                                halves.length > 1 ? halves[1] : "",
                                Headers.of(headers),
                                body.getBytes(StandardCharsets.UTF_8),
                                Samples.peer()));
    }

    @Test
    void readsMembersWhereTheyStandAndAnswersWithTheStatusOfTheOperation() {
        WireResponse response =
                send(
                        "POST",
                        "/teas/oolong%2F1%20a+b/brew?max_results=7&tagKeys=x&tagKeys=y%26z"
                                + "&since=2026-11-24T14:00:00Z&hot=true",
                        "{\"note\":\"n\",\"until\":\"2026-11-24T15:00:00Z\",\"max_results\":9}",
                        "x-tea-cup",
                        "mug",
                        "x-tea-guests",
                        "ann, bob",
                        "x-tea-guests",
                        "cy",
                        "x-tea-at",
                        "Tue, 24 Nov 2026 14:00:00 GMT");

        assertThat(response.status()).as(Samples.text(response)).isEqualTo(201);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(Samples.text(response))
                .startsWith("{\"read\":{")
                .contains("\"note\":\"n\"")
                .contains("\"until\":\"2026-11-24T15:00:00Z\",\"since\":1795528800}")
                .endsWith("}");
        assertThat(response.headers())
                .containsEntry("X-Tea-At", "Tue, 24 Nov 2026 14:00:00 GMT")
                .containsEntry("X-Tea-Guests", "ann,bob,cy");
    }

    @Test
    void recordsWhatWasReadFromEveryPlace() {
        send(
                "POST",
                "/teas/a%2Fb/brew?max_results=7&tagKeys=x&tagKeys=y",
                "{\"note\":\"n\"}",
                "x-tea-cup",
                "mug",
                "x-meta-one",
                "1");

        assertThat(samples.trail.events.getFirst().requestParameters().orElseThrow())
                .containsEntry("teaId", "a/b")
                .containsEntry("maxResults", 7)
                .containsEntry("tagKeys", java.util.List.of("x", "y"))
                .containsEntry("cup", "mug")
                .containsEntry("meta", Map.of("one", "1"))
                .containsEntry("note", "n")
                .doesNotContainKey("at");
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource({
        "GET, /teas/black, tea:GetTea, black",
        "GET, /teas/green, tea:GetGreen, ''",
        "GET, /teas/gr%65en, tea:GetGreen, ''",
        "GET, /teas/Green, tea:GetTea, Green",
        "GET, /teas/a+b, tea:GetTea, a+b",
        "GET, /teas/%C3%A4, tea:GetTea, ä",
        "GET, /teas/%2E%2E, tea:GetTea, ..",
        "GET, /leaves/a, tea:GetLeaf, a",
        "GET, /leaves/a/b%2Fc/d, tea:GetLeaf, a/b/c/d",
        "GET, /leaves/a/meta, tea:GetLeafMeta, a",
        "GET, /leaves/a/b/meta, tea:GetLeafMeta, a/b",
        "GET, /leaves/meta, tea:GetLeaf, meta",
        "POST, /token/x, tea:CreateToken, x",
        "POST, /token/x?aws_iam=f, tea:CreateToken, x",
        "POST, /token/x?aws_iam=t, tea:CreateTokenWithIam, x",
        "POST, /token/x?b=1&aws_iam=t, tea:CreateTokenWithIam, x"
    })
    void meansTheMostSpecificOperation(String method, String target, String by, String name) {
        WireResponse response = send(method, target, "");

        assertThat(Samples.text(response))
                .isEqualTo("{\"by\":\"" + by + "\",\"name\":\"" + name + "\"}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS4-HMAC-SHA256 Credential=K/20261124/r/coffee/aws4_request, Signature=x | coffee",
                "AWS4-X509-RSA-SHA256 Credential=12/20261124/r/coffee/aws4_request | coffee",
                "AWS4-HMAC-SHA256 Credential=K/20261124/r/tea/aws4_request, Signature=x | tea",
                "AWS4-HMAC-SHA256 Credential=K/20261124/r/cocoa/aws4_request | tea",
                "AWS4-HMAC-SHA256 Credential=coffee | tea",
                "Bearer coffee | tea"
            })
    void tellsServicesApartByTheirSignatures(String authorization, String service) {
        WireResponse response = send("GET", "/tags/x", "", "authorization", authorization);

        assertThat(Samples.text(response)).contains("\"by\":\"" + service + ":ListTags\"");
    }

    @Test
    void tellsServicesApartByTheirPresignedScopes() {
        WireResponse response =
                send(
                        "GET",
                        "/tags/x?X-Amz-Credential=K%2F20261124%2Fr%2Fcoffee%2Faws4_request",
                        "");

        assertThat(Samples.text(response)).contains("\"by\":\"coffee:ListTags\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /nothing",
        "GET, /teas",
        "GET, /teas/",
        "GET, /teas/a/",
        "GET, //teas/a",
        "GET, /teas//a",
        "GET, /teas/./a",
        "GET, /x/../teas/a",
        "GET, /leaves/a/../b",
        "GET, /leaves/",
        "GET, /TEAS/a",
        "get, /teas/a",
        "PATCH, /teas/a",
        "GET, /teas/a/brew"
    })
    void findsNothingAtOtherPathsAndMethods(String method, String path) {
        WireResponse response = send(method, path, "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.headers())
                .containsEntry("x-amzn-ErrorType", "UnknownOperationException");
        assertThat(Samples.text(response))
                .isEqualTo(
                        "{\"message\":\"No operation is served at " + method + " " + path + "\"}");
        assertThat(samples.trail.events).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/teas/ab/brew?max_results=0 | {} | ValidationException",
                "/teas/ab/brew?max_results=51 | {} | ValidationException",
                "/teas/a/brew | {} | ValidationException",
                "/teas/ab/brew?max_results=x | {} | SerializationException",
                "/teas/ab/brew?max_results=1&max_results=2 | {} | SerializationException",
                "/teas/ab/brew?max_results= | {} | SerializationException",
                "/teas/ab/brew?since=yesterday | {} | SerializationException",
                "/teas/ab/brew?since=9999999999999 | {} | SerializationException",
                "/teas/ab/brew?hot=yes | {} | SerializationException",
                "/teas/ab/brew?x=% | {} | SerializationException",
                "/teas/ab/brew?x=%C3%28 | {} | SerializationException",
                "/teas/a%zz/brew | {} | SerializationException",
                "/teas/a%FF/brew | {} | SerializationException",
                "/teas/ab/brew | [] | SerializationException",
                "/teas/ab/brew | {\"note\":1} | SerializationException",
                "/teas/ab/brew | {\"note\":\"a\",\"note\":\"b\"} | SerializationException",
                "/teas/ab/brew | {\"until\":\"soon\"} | SerializationException"
            })
    void refusesWhatCannotBeReadAsTheModelSays(String target, String body, String code) {
        WireResponse response = send("POST", target, body);

        assertThat(response.status()).as(Samples.text(response)).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-ErrorType", code);
        assertThat(Samples.text(response)).startsWith("{\"message\":\"");
    }

    @Test
    void saysWhyAValueWasRefused() {
        WireResponse response = send("POST", "/teas/ab/brew?max_results=51", "");

        assertThat(Samples.text(response))
                .isEqualTo(
                        "{\"message\":\"1 validation error detected: Value '51' at 'maxResults'"
                                + " failed to satisfy constraint: Member must have value less than or"
                                + " equal to 50\",\"reason\":\"fieldValidationFailed\"}");
    }

    @Test
    void answersNoContentWithoutABodyAndNothingToSayWithAnEmptyObject() {
        WireResponse none = send("DELETE", "/teas/x", "");
        WireResponse empty = send("PUT", "/teas/x", "");

        assertThat(none.status()).isEqualTo(204);
        assertThat(none.contentType()).isEmpty();
        assertThat(none.body()).isEmpty();
        assertThat(Samples.text(empty)).isEqualTo("{}");
    }

    @Test
    void takesAndGivesABodyThatIsNoJson() {
        WireResponse response = send("PUT", "/blobs/x", "\u0000{not json", "content-type", "x/y");

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.contentType()).isEqualTo("application/octet-stream");
        assertThat(Samples.text(response)).isEqualTo("\u0000{not json");
    }

    @Test
    void takesAndGivesABodyThatIsOneMember() {
        assertThat(Samples.text(send("PUT", "/sugar", "{\"lumps\":2}"))).isEqualTo("{\"lumps\":2}");
        assertThat(Samples.text(send("PUT", "/sugar", "{}"))).contains("sugar.lumps");
        assertThat(Samples.text(send("PUT", "/sugar", ""))).contains("'sugar'");
    }

    @Test
    void takesAllParametersAsAMapUnlessOneComesTwice() {
        assertThat(Samples.text(send("GET", "/ask?a=1&b=x%3Dy&c", "")))
                .isEqualTo("{\"everything\":{\"a\":\"1\",\"b\":\"x=y\",\"c\":\"\"}}");
        assertThat(Samples.text(send("GET", "/ask?a=1&a=2", ""))).contains("twice");
    }

    @Test
    void ignoresTheBodyOfAnOperationThatTakesNothingFromIt() {
        assertThat(send("GET", "/teas/x", "<xml/>").status()).isEqualTo(200);
    }

    @Test
    void authenticatesAuthorizesAndRecordsLikeAnyOther() {
        WireResponse unsigned = send("POST", "/guarded/x", "");
        WireResponse forbidden = send("POST", "/guarded/forbidden", "", "x-test-caller", "yes");
        WireResponse answered = send("POST", "/guarded/x", "", "x-test-caller", "yes");

        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.headers())
                .containsEntry("x-amzn-ErrorType", "MissingAuthenticationTokenException");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.headers()).containsEntry("x-amzn-ErrorType", "AccessDeniedException");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(samples.trail.events).hasSize(3);
        assertThat(samples.trail.events.getLast().eventSource()).isEqualTo("tea.amazonaws.com");
    }

    @Test
    void refusesToServeOnePathTwice() {
        RestOperations operations = new RestOperations();
        Operation<?, ?> first = RestSamples.operations().get(1);
        operations.add(new Endpoint<>(first));

        Operation<?, ?> again = first.at(Http.of("GET", "/teas/{another}"));

        assertThatThrownBy(() -> operations.add(new Endpoint<>(again)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
