package dev.mayfly.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad requests and what they are answered, as tables.
class BadInputTest {

    private static final String POUR = "Action=PourTea&Version=2011-06-15&CupName=mug";
    private static final String LOOK =
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookAround";

    private final Samples samples = new Samples();

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CupName=mug | 400 | MissingAction",
                "Action=&Version=2011-06-15 | 400 | MissingAction",
                "Action=PourTea | 400 | InvalidAction",
                "Action=PourTea&Version=2010-05-08 | 400 | InvalidAction",
                "Action=pourtea&Version=2011-06-15 | 400 | InvalidAction",
                "Action.member=PourTea&Version=2011-06-15 | 400 | MalformedInput",
                POUR + "&X=% | 404 | MalformedQueryString",
                POUR + "&X=%4 | 404 | MalformedQueryString",
                POUR + "&X=%zz | 404 | MalformedQueryString",
                POUR + "&X=%+4 | 404 | MalformedQueryString",
                POUR + "&X=%C3%28 | 404 | MalformedQueryString",
                POUR + "&X=%ED%A0%80 | 404 | MalformedQueryString",
                POUR + "&X=%C0%AF | 404 | MalformedQueryString",
                POUR + "&CupName=mug | 404 | MalformedQueryString",
                POUR + "&Action=PourTea | 404 | MalformedQueryString",
                POUR + "&%43upName=mug | 404 | MalformedQueryString",
                POUR + "&a.b.c.d.e.f.g.h.i.j.k.l.m.n=1 | 404 | MalformedQueryString",
                POUR + "&DurationSeconds=abc | 400 | MalformedInput",
                POUR + "&DurationSeconds=9e2 | 400 | MalformedInput",
                POUR + "&DurationSeconds=%D9%A9%D9%A9%D9%A9 | 400 | MalformedInput",
                POUR + "&DurationSeconds=4294968196 | 400 | MalformedInput",
                POUR + "&DurationSeconds=99999999999999999999 | 400 | MalformedInput",
                POUR + "&DurationSeconds= | 400 | MalformedInput",
                POUR + "&DurationSeconds=899 | 400 | ValidationError",
                POUR + "&Stirred=yes | 400 | MalformedInput",
                POUR + "&NotBefore=yesterday | 400 | MalformedInput",
                POUR + "&NotBefore=2026-13-01T00:00:00Z | 400 | MalformedInput",
                POUR + "&Tags=x | 400 | MalformedInput",
                POUR + "&Tags.1.Key=a | 400 | MalformedInput",
                POUR + "&Tags.member.0.Key=a | 400 | MalformedInput",
                POUR + "&Tags.member.01.Key=a | 400 | MalformedInput",
                POUR + "&Tags.member.-1.Key=a | 400 | MalformedInput",
                POUR + "&Tags.member.99999999999.Key=a | 400 | MalformedInput",
                POUR + "&Tags.member.1=a | 400 | ValidationError",
                POUR + "&Tags.member.1.Key=a | 400 | ValidationError"
            })
    void refusesABadForm(String body, int status, String code) {
        WireResponse response = samples.dispatcher().answer(Samples.form(body));

        assertThat(response.status()).as(Samples.text(response)).isEqualTo(status);
        assertThat(Samples.text(response))
                .contains("<ErrorResponse xmlns=", "<Code>" + code + "</Code>")
                .doesNotContain("Exception", "hush");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | SerializationException",
                "null | SerializationException",
                "{ | SerializationException",
                "{} {} | SerializationException",
                "{\"a\":1,\"a\":2} | SerializationException",
                "{'a':1} | SerializationException",
                "{\"a\":NaN} | SerializationException",
                "{\"a\":01} | SerializationException",
                "{\"MaxResults\":\"5\"} | SerializationException",
                "{\"MaxResults\":1.5} | SerializationException",
                "{\"MaxResults\":1e99} | SerializationException",
                "{\"Weight\":1e999999999} | SerializationException",
                "{\"MaxResults\":0} | ValidationException",
                "{\"MaxResults\":51} | ValidationException",
                "{\"StartTime\":1e30} | SerializationException",
                "{\"StartTime\":-1e16} | SerializationException",
                "{\"StartTime\":253402300800} | SerializationException",
                "{\"StartTime\":\"+10000-01-01T00:00:00Z\"} | SerializationException",
                "{\"StartTime\":\"now\"} | SerializationException",
                "{\"LookupAttributes\":{}} | SerializationException",
                "{\"LookupAttributes\":[null]} | SerializationException",
                "{\"LookupAttributes\":[\"a\"]} | SerializationException",
                "{\"LookupAttributes\":[{\"Key\":\"a\"}]} | ValidationException"
            })
    void refusesBadJson(String body, String code) {
        WireResponse response =
                samples.dispatcher().answer(Samples.json(LOOK, body, "x-test-caller", "yes"));

        assertThat(response.status()).as(Samples.text(response)).isEqualTo(400);
        assertThat(Samples.text(response)).startsWith("{\"__type\":\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 100_000})
    void refusesDeepJsonWithoutOverflowing(int depth) {
        String body = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        WireResponse response =
                samples.dispatcher().answer(Samples.json(LOOK, body, "x-test-caller", "yes"));

        assertThat(Samples.text(response)).contains("SerializationException");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({"PUT,/,400,InvalidAction", "DELETE,/,400,InvalidAction", "GET,/,400,MissingAction"})
    void refusesOtherMethodsAndNoAction(String method, String path, int status, String code) {
        WireRequest form = Samples.form(POUR);
        WireRequest request =
                new WireRequest(method, path, "", form.headers(), form.body(), form.peer());

        WireResponse response = samples.dispatcher().answer(request);

        assertThat(response.status()).isEqualTo(status);
        assertThat(Samples.text(response)).contains("<Code>" + code + "</Code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
    void doesNotReadAFormThatSaysItIsSomethingElse(String contentType) {
        WireRequest request =
                new WireRequest(
                        "POST",
                        "/",
                        "",
                        Headers.of("content-type", contentType),
                        POUR.getBytes(StandardCharsets.UTF_8),
                        Samples.peer());

        assertThat(Samples.text(samples.dispatcher().answer(request))).contains("MissingAction");
    }

    @ParameterizedTest
    @CsvSource({"text/xml,SerializationException", "application/json,Missing"})
    void readsJsonOnlyWhereItSaysSo(String contentType, String code) {
        WireRequest request =
                new WireRequest(
                        "POST",
                        "/",
                        "",
                        Headers.of("content-type", contentType, "x-amz-target", LOOK),
                        new byte[0],
                        Samples.peer());

        assertThat(Samples.text(samples.dispatcher().answer(request))).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&a", "&a.b", "&Tags.member.1.Key", "&%61"})
    void refusesAMegabyteOfFieldsWithinATenthOfASecond(String field) {
        StringBuilder body = new StringBuilder(POUR);
        for (int i = 0; body.length() < 1 << 20; i++) {
            body.append(field).append(i).append("=1");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        samples.dispatcher().answer(Samples.form(POUR)); // loads the classes

        long begin = System.nanoTime();
        WireRequest form = Samples.form(POUR);
        WireResponse response =
                samples.dispatcher()
                        .answer(
                                new WireRequest(
                                        "POST", "/", "", form.headers(), bytes, form.peer()));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(100));
        assertThat(response.status()).isEqualTo(404);
    }
}
