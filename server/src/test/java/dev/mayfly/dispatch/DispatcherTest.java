package dev.mayfly.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.wire.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final String POUR = "Action=PourTea&Version=2011-06-15";
    private static final String BREAK = "Action=BreakCup&Version=2010-05-08";
    private static final String LOOK =
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookAround";

    private final Samples samples = new Samples();

    private WireResponse form(String body, String... headers) {
        return samples.dispatcher().answer(Samples.form(body, headers));
    }

    private TrailEvent onlyEvent() {
        assertThat(samples.trail.events).hasSize(1);
        return samples.trail.events.getFirst();
    }

    @Test
    void answersAnUnsignedQueryCallAsAwsWritesIt() {
        WireResponse response =
                form(POUR + "&CupName=mug&Tags.member.1.Key=a&Tags.member.1.Value=x%26y");

        String requestId = response.headers().get("x-amzn-RequestId");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/xml");
        assertThat(Samples.text(response))
                .isEqualTo(
                        "<PourTeaResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                                + "<PourTeaResult><Credentials>"
                                + "<AccessKeyId>ASIAQAAAAAAAAAAAAAAA</AccessKeyId>"
                                + "<SecretAccessKey>hush</SecretAccessKey>"
                                + "<Expiration>2026-11-24T15:00:00Z</Expiration></Credentials>"
                                + "<CupArn>arn:aws:tea::1:cup/mug</CupArn>"
                                + "<Tags><member><Key>a</Key><Value>x&amp;y</Value></member></Tags>"
                                + "<Summary><entry><key>Cups</key><value>2</value></entry></Summary>"
                                + "</PourTeaResult><ResponseMetadata><RequestId>"
                                + requestId
                                + "</RequestId></ResponseMetadata></PourTeaResponse>");
    }

    @Test
    void leavesTheResultOutForAnOperationWithoutOutput() {
        WireResponse response = form(BREAK + "&CupName=mug", "x-test-caller", "yes");

        assertThat(Samples.text(response))
                .startsWith("<BreakCupResponse xmlns=")
                .doesNotContain("BreakCupResult")
                .contains("<ResponseMetadata><RequestId>");
    }

    @Test
    void recordsASuccessWithParametersAndAnswerButNoSecret() {
        form(
                POUR
                        + "&CupName=mug&DurationSeconds=900&JWT=secret-token"
                        + "&NotBefore=2026-11-24T03%3A04%3A05Z");

        TrailEvent event = onlyEvent();
        assertThat(event.eventName()).isEqualTo("PourTea");
        assertThat(event.eventSource()).isEqualTo("sts.amazonaws.com");
        assertThat(event.failure()).isEmpty();
        assertThat(event.requestParameters())
                .contains(
                        Map.of(
                                "cupName", "mug",
                                "durationSeconds", 900,
                                "notBefore", "Nov 24, 2026, 3:04:05 AM"));
        assertThat(event.responseElements().orElseThrow().get("credentials"))
                .isEqualTo(
                        Map.of(
                                "accessKeyId",
                                Samples.KEY_ID,
                                "expiration",
                                "Nov 24, 2026, 3:00:00 PM"));
        assertThat(event.additionalData()).containsEntry("strength", 3);
        assertThat(event.toString()).doesNotContain("secret-token", "hush");
    }

    @Test
    void showsNoAnswerOfAReadOnlyCallWithoutCredentials() {
        samples.dispatcher().answer(Samples.json(LOOK, "{}", "x-test-caller", "yes"));

        assertThat(onlyEvent().responseElements()).isEmpty();
        assertThat(onlyEvent().readOnly()).isTrue();
    }

    @Test
    void recordsTheSessionThatSigned() {
        form(BREAK + "&CupName=mug", "x-test-caller", "yes");

        assertThat(onlyEvent().identity())
                .isEqualTo(
                        new UserIdentity.AssumedRole(
                                "AROAQAAAAAAAAAAAAAAAA:run-1",
                                "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                                "123456789012",
                                Samples.KEY_ID,
                                new UserIdentity.SessionIssuer(
                                        "AROAQAAAAAAAAAAAAAAAA",
                                        "arn:aws:iam::123456789012:role/ci/deploy",
                                        "123456789012",
                                        "deploy"),
                                Samples.NOW.minusSeconds(300),
                                Optional.of(
                                        new UserIdentity.Federation(
                                                "arn:aws:iam::123456789012:oidc-provider/ci.example",
                                                Map.of("ci.example:sub", "repo:acme/app"))),
                                Optional.empty(),
                                Map.of("repository", "acme/app")));
    }

    @Test
    void refusesAndRecordsAnUnsignedCallOfASignedOperation() {
        WireResponse response = form(BREAK + "&CupName=mug", "x-test-key", "ASIACLAIMED");

        assertThat(response.status()).isEqualTo(403);
        assertThat(Samples.text(response))
                .contains(
                        "<Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code>"
                                + "<Message>Request is missing Authentication Token</Message></Error>");
        assertThat(onlyEvent().identity())
                .isEqualTo(new UserIdentity.Unknown(Optional.of("ASIACLAIMED")));
        assertThat(onlyEvent().failure().orElseThrow().code())
                .isEqualTo("MissingAuthenticationToken");
    }

    @Test
    void authenticatesBeforeItValidates() {
        assertThat(Samples.text(form(BREAK))).contains("MissingAuthenticationToken");
        assertThat(Samples.text(form(BREAK, "x-test-caller", "yes"))).contains("ValidationError");
    }

    @Test
    void refusesWhatThePoliciesForbidAndKeepsTheExplanation() {
        WireResponse response = form(BREAK + "&CupName=forbidden", "x-test-caller", "yes");

        assertThat(response.status()).isEqualTo(403);
        assertThat(Samples.text(response)).contains("<Code>AccessDenied</Code>");
        assertThat(onlyEvent().denial()).contains("{\"why\":\"policy\"}");
    }

    @Test
    void recordsWhatTheHandlerRefusesWithItsParameters() {
        WireResponse response = form(BREAK + "&CupName=missing", "x-test-caller", "yes");

        assertThat(response.status()).isEqualTo(404);
        assertThat(onlyEvent().failure())
                .contains(
                        new TrailEvent.Failure(
                                "NoSuchEntity", "The cup with name missing cannot be found."));
        assertThat(onlyEvent().requestParameters()).contains(Map.of("cupName", "missing"));
    }

    @Test
    void handsOutNothingWhenTheEventCannotBeWritten() {
        samples.trail.broken = true;

        WireResponse response = form(POUR + "&CupName=mug");

        assertThat(response.status()).isEqualTo(503);
        assertThat(Samples.text(response))
                .contains("<Code>ServiceUnavailable</Code>", "<Type>Receiver</Type>")
                .doesNotContain("hush", Samples.KEY_ID);
        assertThat(samples.observed).containsExactly("PourTea ServiceUnavailable");
    }

    @Test
    void decidesNothingOnANodeThatCannotHearTheOthersTokensIncluded() {
        samples.stale = true;

        WireResponse response = form(POUR + "&CupName=mug");

        assertThat(response.status()).isEqualTo(503);
        assertThat(Samples.text(response))
                .contains("<Code>ServiceUnavailable</Code>")
                .doesNotContain("hush", Samples.KEY_ID);
        assertThat(onlyEvent().failure().orElseThrow().code()).isEqualTo("ServiceUnavailable");
    }

    @Test
    void answersABugWithItsRequestIdAndNothingOfIt() {
        WireResponse response =
                form(BREAK + "&CupName=porcelain&JWT=secret-token", "x-test-caller", "yes");

        assertThat(response.status()).isEqualTo(500);
        assertThat(Samples.text(response))
                .contains("<Code>InternalFailure</Code>")
                .contains(response.headers().get("x-amzn-RequestId"))
                .doesNotContain("secret-token", "Exception", "at dev.mayfly");
        assertThat(onlyEvent().failure().orElseThrow().code()).isEqualTo("InternalFailure");
    }

    @Test
    void answersJsonInTheSpellingOfTheService() {
        WireResponse response =
                samples.dispatcher()
                        .answer(
                                Samples.json(
                                        LOOK,
                                        "{\"StartTime\":1795000000.5,\"Unknown\":[1],\"LookupAttributes\":"
                                                + "[{\"Key\":\"a\",\"Value\":\"b\"}],\"MaxResults\":null}",
                                        "x-test-caller",
                                        "yes"));

        assertThat(response.contentType()).isEqualTo("application/x-amz-json-1.1");
        assertThat(Samples.text(response))
                .isEqualTo(
                        "{\"Events\":[{\"Key\":\"a\",\"Value\":\"b\"}],\"Until\":1.7950000005E9,"
                                + "\"Labels\":{\"a\":\"b\"}}");
    }

    @Test
    void refusesInJsonWithAStatusOf400() {
        WireResponse response = samples.dispatcher().answer(Samples.json(LOOK, "{}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(Samples.text(response))
                .isEqualTo(
                        "{\"__type\":\"MissingAuthenticationTokenException\","
                                + "\"message\":\"Request is missing Authentication Token\"}");
    }

    @Test
    void tellsTheObserverWhatHappened() {
        form(POUR + "&CupName=mug");
        form(POUR + "&CupName=m");
        form("Action=Nothing&Version=2011-06-15");

        assertThat(samples.observed)
                .isEqualTo(List.of("PourTea ok", "PourTea ValidationError", "unknown refused"));
    }

    @Test
    void recordsNoEventForARequestThatNamesNoOperation() {
        form("Action=Nothing&Version=2011-06-15");
        form("CupName=mug");

        assertThat(samples.trail.events).isEmpty();
    }
}
