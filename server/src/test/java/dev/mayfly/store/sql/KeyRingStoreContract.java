package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.store.KeyRingStore.WrappedRing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every key ring store does, whatever database is below.
abstract class KeyRingStoreContract {

    private Database database;
    private SqlKeyRingStore store;

    /// An empty database.
    abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        store = new SqlKeyRingStore(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void holdsNoRingAtFirst() {
        assertThat(store.load("sealing")).isEmpty();
    }

    @Test
    void loadsTheRingThatWasStoredLast() {
        assertThat(store.replace("sealing", 0, bytes("first"))).isTrue();
        assertThat(store.replace("sealing", 1, bytes("second"))).isTrue();

        WrappedRing ring = store.load("sealing").orElseThrow();
        assertThat(ring.version()).isEqualTo(2);
        assertThat(ring.wrapped()).isEqualTo(bytes("second"));
    }

    @Test
    void refusesToCreateARingThatIsThere() {
        store.replace("sealing", 0, bytes("first"));

        assertThat(store.replace("sealing", 0, bytes("second"))).isFalse();
        assertThat(store.load("sealing").orElseThrow().wrapped()).isEqualTo(bytes("first"));
    }

    @Test
    void refusesToReplaceARingThatAnotherWriterReplaced() {
        store.replace("sealing", 0, bytes("first"));
        store.replace("sealing", 1, bytes("second"));

        assertThat(store.replace("sealing", 1, bytes("late"))).isFalse();
        assertThat(store.load("sealing").orElseThrow().wrapped()).isEqualTo(bytes("second"));
    }

    @Test
    void refusesToReplaceARingThatIsNotThere() {
        assertThat(store.replace("sealing", 3, bytes("x"))).isFalse();
        assertThat(store.load("sealing")).isEmpty();
    }

    @Test
    void keepsRingsApart() {
        store.replace("sealing", 0, bytes("a"));
        store.replace("signing", 0, bytes("b"));

        assertThat(store.load("sealing").orElseThrow().wrapped()).isEqualTo(bytes("a"));
        assertThat(store.load("signing").orElseThrow().wrapped()).isEqualTo(bytes("b"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
