package dev.mayfly.api;

import static dev.mayfly.store.sql.SampleEvents.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.identity.AccountId;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.SampleEvents;
import dev.mayfly.store.sql.SqlTrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CloudTrail as `aws cloudtrail lookup-events` meets it: AWS JSON 1.1 in and out, on a real trail.
class CloudTrailApiTest {

    private static final Pattern EVENT_ID = Pattern.compile("\"EventId\":\"([^\"]*)\"");
    private static final Pattern NEXT_TOKEN = Pattern.compile("\"NextToken\":\"([^\"]*)\"");
    private static final long T0_SECONDS = T0.getEpochSecond();

    @TempDir Path directory;
    private final List<String> needed = new ArrayList<>();
    private Database database;
    private SqlTrailStore trail;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() {
        database = Database.sqlite(directory.resolve("trail.db"), Database.Durability.SYNCED);
        trail = new SqlTrailStore(database, SqlTrailStore.Answer.WHEN_DURABLE);
        InstantSource clock = InstantSource.fixed(T0.plusSeconds(3600));
        dispatcher =
                new Dispatcher(
                        new CloudTrailApi(trail).operations(),
                        new Dispatcher.Ports(
                                new IamWire.Anyone(),
                                new X509Verifier("us-east-1"),
                                (_, permission, _) ->
                                        needed.add(
                                                permission.action() + " " + permission.resource()),
                                trail,
                                (_, _, _) -> {},
                                Standing.ALONE),
                        new Dispatcher.Site(
                                new AccountId("111122223333"),
                                "us-east-1",
                                clock,
                                new RequestIds(new Random(1)),
                                new EventIds(clock, new Random(2))));
        trail.append(SampleEvents.assumed("a", T0, "acme/app", "ASIAONE"));
        trail.append(SampleEvents.refused("b", T0.plusSeconds(1), "CreateRole", "ASIACLAIMED"));
        trail.append(SampleEvents.assumed("c", T0.plusMillis(2500), "acme/lib", "ASIATWO"));
    }

    @AfterEach
    void stop() {
        trail.close();
        database.close();
    }

    @Test
    void answersWhatTheStockClientShows() {
        String answer = ok(where("EventId", "c"));

        assertThat(answer)
                .startsWith(
                        "{\"Events\":[{\"EventId\":\"c\",\"EventName\":\"AssumeRoleWithWebIdentity\","
                                + "\"ReadOnly\":\"true\",\"EventTime\":"
                                + (T0_SECONDS + 2))
                .contains(
                        "\"EventSource\":\"sts.amazonaws.com\"",
                        "\"Username\":\"repo:acme/lib:ref:refs/heads/main\"",
                        "{\"ResourceType\":\"AWS::IAM::AccessKey\",\"ResourceName\":\"ASIATWO\"}",
                        "\"CloudTrailEvent\":\"{\\\"eventVersion\\\":\\\"1.11\\\"")
                .doesNotContain("NextToken", "AccessKeyId\":");
        assertThat(needed).containsExactly("cloudtrail:LookupEvents *");
    }

    @ParameterizedTest
    @CsvSource({
        "EventId, b, b",
        "EventId, x, ''",
        "EventName, CreateRole, b",
        "ReadOnly, true, ca",
        "ReadOnly, false, b",
        "Username, repo:acme/app:ref:refs/heads/main, a",
        "ResourceType, AWS::STS::AssumedRole, ca",
        "ResourceName, ASIATWO, c",
        "EventSource, iam.amazonaws.com, b",
        "AccessKeyId, ASIACLAIMED, b",
    })
    void looksUpByEveryAttribute(String key, String value, String found) {
        assertThat(ids(ok(where(key, value)))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9, cba",
        "1, 2, cb",
        "1, 1, b",
        "3, 9, ''",
    })
    void takesStartAndEndAsInclusiveSeconds(long from, long to, String found) {
        String times =
                "{\"StartTime\":%d,\"EndTime\":%d.0}".formatted(T0_SECONDS + from, T0_SECONDS + to);

        assertThat(ids(ok(times))).isEqualTo(found);
    }

    @Test
    void keepsTheTimesWhenItLooksUpAnId() {
        String late =
                where("EventId", "a")
                        .replace("{\"L", "{\"StartTime\":%d,\"L".formatted(T0_SECONDS + 1));

        assertThat(ids(ok(late))).isEmpty();
    }

    @Test
    void pagesThroughWithTheTokenItGave() {
        String first = ok("{\"MaxResults\":2,\"EndTime\":%d}".formatted(T0_SECONDS + 9));
        String second =
                ok(
                        "{\"MaxResults\":2,\"EndTime\":%d,\"NextToken\":\"%s\"}"
                                .formatted(T0_SECONDS + 9, token(first)));

        assertThat(ids(first) + ids(second)).isEqualTo("cba");
        assertThat(NEXT_TOKEN.matcher(second).find()).isFalse();
    }

    @Test
    void refusesTheTokenOfAnotherQuestion() {
        String token = token(ok("{\"MaxResults\":1}"));

        assertThat(refused("{\"MaxResults\":1,\"EndTime\":1,\"NextToken\":\"" + token + "\"}"))
                .contains("InvalidNextTokenException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"NextToken\":\"x\"} | InvalidNextTokenException",
                "{\"NextToken\":\"\"} | InvalidNextTokenException",
                "{\"NextToken\":\"####\"} | InvalidNextTokenException",
                "{\"MaxResults\":0} | InvalidMaxResultsException",
                "{\"MaxResults\":51} | InvalidMaxResultsException",
                "{\"StartTime\":2,\"EndTime\":1} | InvalidTimeRangeException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"Color\",\"AttributeValue\":\"x\"}]} | InvalidLookupAttributesException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"ReadOnly\",\"AttributeValue\":\"yes\"}]} | InvalidLookupAttributesException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"EventId\",\"AttributeValue\":\"a\"},{\"AttributeKey\":\"EventId\",\"AttributeValue\":\"b\"}]} | InvalidLookupAttributesException",
                "{\"EventCategory\":\"data\"} | ValidationException",
            })
    void refusesWhatAwsRefuses(String question, String code) {
        assertThat(refused(question)).contains("\"__type\":\"" + code + "\"");
    }

    @Test
    void hasNoInsights() {
        assertThat(ok("{\"EventCategory\":\"insight\"}")).isEqualTo("{\"Events\":[]}");
    }

    @Test
    void recordsTheLookUpItself() {
        ok("{\"MaxResults\":1}");

        String answer = ok(where("EventName", "LookupEvents"));

        assertThat(answer)
                .contains("\\\"eventSource\\\":\\\"cloudtrail.amazonaws.com\\\"")
                .contains("\\\"requestParameters\\\":{\\\"maxResults\\\":1}")
                .contains("\\\"responseElements\\\":null")
                .contains("\"Username\":\"run-1\"");
    }

    private static String where(String key, String value) {
        return "{\"LookupAttributes\":[{\"AttributeKey\":\"%s\",\"AttributeValue\":\"%s\"}]}"
                .formatted(key, value);
    }

    private static String ids(String answer) {
        return EVENT_ID.matcher(answer)
                .results()
                .map(found -> found.group(1))
                .filter(id -> id.length() == 1)
                .collect(Collectors.joining());
    }

    private static String token(String answer) {
        return NEXT_TOKEN
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private String ok(String body) {
        WireResponse response = call(body);
        assertThat(response.status()).as(text(response)).isEqualTo(200);
        return text(response);
    }

    private String refused(String body) {
        WireResponse response = call(body);
        assertThat(response.status()).isEqualTo(400);
        return text(response);
    }

    private WireResponse call(String body) {
        return dispatcher.answer(
                new WireRequest(
                        "POST",
                        "/",
                        "",
                        Headers.of(
                                "content-type",
                                "application/x-amz-json-1.1",
                                "x-amz-target",
                                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents"),
                        body.getBytes(StandardCharsets.UTF_8),
                        new WireRequest.Peer(
                                "192.0.2.7", false, Optional.empty(), Optional.empty())));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
