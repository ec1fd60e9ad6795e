package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.identity.AccountId;
import dev.mayfly.sigv4.HelperRequest;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.Service;
import java.nio.charset.StandardCharsets;

/// Whatever is asked for over REST-JSON is answered or refused, and never breaks anything: paths
/// and query strings of any bytes, and any input of `CreateSession` once the signature is taken for
/// granted. A normal run replays the corpus; `JAZZER_FUZZ=1` searches.
class AnywhereFuzzTest {

    private static final ProvenCertificate PROVEN =
            new X509Verifier("us-east-1")
                    .prove(HelperRequest.recorded(), Service.ROLES_ANYWHERE, HelperRequest.SENT);

    private final AnywhereWire wire =
            new AnywhereWire(
                    new AccountId("000000000000"), HelperRequest.SENT, (_, _, _) -> PROVEN);

    @FuzzTest
    void answersAnyTarget(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String method : new String[] {"GET", "POST", "PATCH"}) {
            fine(wire.call(method, "/" + text, ""));
            fine(wire.call(method, "/trustanchor/" + text, "{}"));
            fine(wire.call(method, "/profiles?" + text, ""));
        }
    }

    @FuzzTest
    void answersAnyBody(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String target : new String[] {"/trustanchors", "/profiles", "/crls", "/TagResource"}) {
            fine(wire.call("POST", target, text));
        }
    }

    @FuzzTest
    void answersAnyInputOfCreateSession(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        fine(wire.call("POST", "/sessions", text));
        fine(wire.call("POST", "/sessions?" + text.replace("?", ""), "{}"));
        fine(wire.call("POST", "/sessions?roleArn=" + text, text));
    }

    private static void fine(AnywhereWire.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
    }
}
