package dev.mayfly.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.agent.door.Body;
import dev.mayfly.agent.door.DoorProbe;
import dev.mayfly.agent.door.LocalResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whatever head of a request comes, it is answered, and a credential is in the answer only when a
/// token of this agent was in the question. A normal run replays the corpus; `JAZZER_FUZZ=1`
/// searches.
class MetadataFuzzTest {

    @FuzzTest
    void answersAnyHeadAndGivesNothingAway(byte[] bytes) throws IOException {
        Path temp = Files.createTempDirectory("metadata-fuzz");
        MetadataEndpoint endpoint = new MetadataFixture(temp).ready().endpoint(false);

        LocalResponse answer =
                DoorProbe.answer(
                        new String(bytes, StandardCharsets.ISO_8859_1), endpoint, Asked.peer(1000));

        assertThat(answer.status()).isBetween(200, 503);
        assertThat(answer.body()).isNotEqualTo(Body.EMPTY);
        assertThat(answer.body().text()).doesNotContain("secret/", "token+");
        Files.deleteIfExists(temp.resolve("handouts.jsonl"));
        Files.deleteIfExists(temp);
    }
}
