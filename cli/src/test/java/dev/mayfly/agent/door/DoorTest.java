package dev.mayfly.agent.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real bytes on a real socket.
class DoorTest {

    private static OpenDoor open;

    @BeforeAll
    static void openOne() {
        open = new OpenDoor();
    }

    @AfterAll
    static void closeIt() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:PORT", "127.0.0.1", "localhost:PORT", "LocalHost", "[::1]:PORT"})
    void letsThroughWhoNamesThisMachine(String host) {
        assertThat(open.send("GET / HTTP/1.1\nHost: " + host + "\n\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\ncame through");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1.evil.example",
                "127.0.0.1:1",
                "127.0.0.2",
                "localhost.evil.example:PORT",
                "localhost.",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "user@127.0.0.1",
                "127.0.0.1:PORT:PORT",
                "[::2]:PORT",
                "[127.0.0.1]",
                "[::ffff:127.0.0.1%lo]",
                "::1",
                "",
            })
    void refusesWhoNamesAnother(String host) {
        assertThat(open.send("GET / HTTP/1.1\nHost: " + host + "\n\n")).endsWith("WRONG_HOST");
    }

    @Test
    void refusesWhoNamesNobodyOrTwo() {
        assertThat(open.send("GET / HTTP/1.1\nAccept: */*\n\n")).endsWith("WRONG_HOST");
        assertThat(open.send("GET / HTTP/1.1\nHost: localhost\nHost: localhost\n\n"))
                .doesNotContain("came through");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 10.0.0.1, FORWARDED",
        "x-forwarded-for: , FORWARDED",
        "X-Forwarded-Host: localhost, FORWARDED",
        "Forwarded: for=10.0.0.1, FORWARDED",
        "Via: 1.1 proxy, FORWARDED",
        "X-Real-IP: 10.0.0.1, FORWARDED",
        "Origin: http://localhost, BROWSER",
        "Origin: null, BROWSER",
        "Referer: http://localhost/, BROWSER",
        "Cookie: a=b, BROWSER",
        "Sec-Fetch-Mode: cors, BROWSER",
        "Sec-Fetch-Site: same-origin, BROWSER",
        "Sec-WebSocket-Key: x, BROWSER",
        "Access-Control-Request-Method: PUT, BROWSER",
        "X-Innocent: yes, came through",
    })
    void refusesWhatBrowsersAndProxiesAdd(String header, String outcome) {
        assertThat(open.send("GET / HTTP/1.1\nHost: localhost\n" + header + "\n\n"))
                .endsWith(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, came through",
        "PUT, came through",
        "POST, METHOD",
        "DELETE, METHOD",
        "OPTIONS, METHOD",
        "TRACE, METHOD",
        "CONNECT, METHOD",
        "get, METHOD",
    })
    void letsThroughTheMethodsOfItsEndpoint(String method, String outcome) {
        assertThat(open.send(method + " / HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n"))
                .endsWith(outcome);
    }

    @Test
    void saysNothingToACrossOriginQuestion() {
        String question =
                """
                OPTIONS / HTTP/1.1
                Host: localhost
                Origin: http://a.example
                Access-Control-Request-Method: PUT

                """;

        assertThat(open.send(question)).doesNotContain("Access-Control-Allow");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "//latest/meta-data, /latest/meta-data",
        "/a///b//, /a/b/",
        "/a%2Bb, /a+b",
        "/a?b=c, /a",
    })
    void readsAPathOnce(String target, String path) {
        try (OpenDoor own = new OpenDoor()) {
            own.send("GET " + target + " HTTP/1.1\nHost: localhost\n\n");

            assertThat(own.seen).singleElement().extracting(LocalRequest::path).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/a",
                "*",
                "/a/../b",
                "/a/%2e%2e/b",
                "/a/.",
                "/a%00b",
                "/a%zz",
                "/a%",
                "/a%ff",
                "/a\\b",
            })
    void refusesWhatIsNoPlainPath(String target) {
        assertThat(open.send("GET " + target + " HTTP/1.1\nHost: localhost\n\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("came through");
    }

    @Test
    void refusesBodiesAndHeadsNoClientSends() {
        assertThat(open.send("PUT / HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello"))
                .endsWith("TOO_LARGE");
        assertThat(open.send("GET /" + "a".repeat(2000) + " HTTP/1.1\nHost: localhost\n\n"))
                .endsWith("MALFORMED");
        StringBuilder many = new StringBuilder("GET / HTTP/1.1\nHost: localhost\n");
        for (int i = 0; i < 200; i++) {
            many.append("X-").append(i).append(": x\n");
        }
        assertThat(open.send(many + "\n")).doesNotContain("came through");
        assertThat(
                        open.send(
                                "GET / HTTP/1.1\nHost: localhost\nX-Long: "
                                        + "x".repeat(40_000)
                                        + "\n\n"))
                .doesNotContain("came through");
    }

    @Test
    void anEndpointThatBreaksAnswersAndTellsNothing() {
        assertThat(open.send("GET /broken HTTP/1.1\nHost: localhost\n\n"))
                .endsWith("FAILED")
                .doesNotContain("broken");
    }

    @Test
    void answersAreForNobodysCache() {
        assertThat(open.send("GET / HTTP/1.1\nHost: localhost\n\n"))
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("x-content-type-options: nosniff");
    }

    @Test
    void whoAsksTooOftenIsTold() {
        try (OpenDoor own = new OpenDoor(OpenDoor.settings().at(new DoorSettings.Rate(0.001, 3)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(own.send("GET / HTTP/1.1\nHost: localhost\n\n"))
                        .endsWith("came through");
            }
            assertThat(own.send("GET / HTTP/1.1\nHost: localhost\n\n")).endsWith("THROTTLED");
        }
    }

    @Test
    void knowsTheUserAtTheOtherEnd() throws Exception {
        try (OpenDoor own = new OpenDoor()) {
            own.send("GET / HTTP/1.1\nHost: localhost\n\n");

            long uid =
                    ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
            assertThat(own.seen)
                    .singleElement()
                    .satisfies(request -> assertThat(request.peer().uid()).contains(uid));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "169.254.1.1", "fd00:ec3::254", "8.8.8.8"})
    void isNeverBoundToWhatOthersReach(String address) {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.ofLiteral(address), 0);

        assertThatThrownBy(() -> new OpenDoor(DoorSettings.reading(listen)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.53",
                "::1",
                "169.254.169.254",
                "169.254.170.2",
                "169.254.170.23",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "10.88.0.1",
            })
    void mayBeBoundToLoopbackCredentialAddressesAndTheOneBridge(String address) {
        assertThat(
                        BindRules.objection(
                                InetAddress.ofLiteral(address),
                                java.util.Set.of(InetAddress.ofLiteral("10.88.0.1"))))
                .isEmpty();
    }
}
