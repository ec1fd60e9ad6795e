package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.iam.Entity;

/// Only a bug, another program or a damaged disk makes stored entities malformed; reading them must
/// still end in an entity that is written the same way, or in a refusal.
class StoredEntityFuzzTest {

    @FuzzTest
    void readingAnyTextEndsInAnEntityOrARefusal(FuzzedDataProvider data) {
        EntityKind kind = data.pickValue(EntityKind.values());
        String text = data.consumeRemainingAsString();
        try {
            Entity entity = EntityReader.entity(kind, text, new StoredPolicies());
            String written = EntityWriter.json(entity);
            assertThat(EntityReader.entity(kind, written, new StoredPolicies())).isEqualTo(entity);
        } catch (StoredJsonException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }
}
