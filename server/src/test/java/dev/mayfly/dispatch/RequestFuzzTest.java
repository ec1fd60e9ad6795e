package dev.mayfly.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.query.Form;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Whatever comes in is answered in the protocol's envelope and never as a failure of ours. A
/// normal run replays the corpus; `JAZZER_FUZZ=1` searches.
class RequestFuzzTest {

    private static final String LOOK =
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookAround";

    @FuzzTest
    void answersAnyForm(byte[] body) {
        WireRequest form = Samples.form("");
        WireResponse response =
                new Samples()
                        .dispatcher()
                        .answer(
                                new WireRequest(
                                        "POST", "/", "", form.headers(), body, form.peer()));

        assertThat(response.status()).isIn(200, 400, 403, 404);
        assertThat(Samples.text(response)).contains("Response xmlns=").contains("RequestId>");
    }

    @FuzzTest
    void answersAnyJson(byte[] body) {
        WireRequest json = Samples.json(LOOK, "", "x-test-caller", "yes");
        WireResponse response =
                new Samples()
                        .dispatcher()
                        .answer(
                                new WireRequest(
                                        "POST", "/", "", json.headers(), body, json.peer()));

        assertThat(response.status()).isIn(200, 400);
        assertThat(Samples.text(response)).startsWith("{").endsWith("}");
    }

    /// What is accepted means what the JDK's decoder says it means, as far as that one looks at
    /// bytes: raw ones above ASCII it takes for characters of their own.
    @FuzzTest
    void decodesAsTheJdkDoesOrRefuses(byte[] encoded) {
        String decoded;
        try {
            decoded = Form.decode(encoded, 0, encoded.length);
        } catch (RefusedException _) {
            return;
        }
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(c -> c > 0x7F)) {
            return;
        }
        assertThat(decoded).isEqualTo(URLDecoder.decode(text, StandardCharsets.UTF_8));
    }
}
