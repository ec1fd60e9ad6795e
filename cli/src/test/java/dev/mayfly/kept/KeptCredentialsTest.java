package dev.mayfly.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptCredentialsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

    @TempDir Path home;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicInteger asked = new AtomicInteger();
    private Path input = Path.of("");
    private Keeping keeping = new Keeping(Path.of(""), Path.of(""), Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        input = Files.writeString(home.resolve("config"), "one");
        keeping = Keeping.of(List.of("creds"), Map.of("HOME", home.toString()), home).orElseThrow();
    }

    @Test
    void asksOnceForManyAtTheSameTime() throws Exception {
        List<Future<KeptAnswer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> kept().answer(this::anHour)));
            }
        }

        for (Future<KeptAnswer> answer : answers) {
            assertThat(answer.get().json()).isEqualTo("{\"n\":1}");
        }
        assertThat(asked).hasValue(1);
    }

    /// An hour's session is renewed 16 minutes before its end: SDKs ask again from 15 minutes on.
    @ParameterizedTest
    @CsvSource({"43, 1", "45, 2"})
    void renewsBeforeSdksWouldAskAgain(int minutes, int times) {
        kept().answer(this::anHour);
        now.set(NOW.plus(Duration.ofMinutes(minutes)));
        kept().answer(this::anHour);

        assertThat(asked).hasValue(times);
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "8, 2"})
    void renewsAShortSessionAtHalfItsLife(int minutes, int times) {
        kept().answer(() -> answer(Duration.ofMinutes(15)));
        now.set(NOW.plus(Duration.ofMinutes(minutes)));
        kept().answer(() -> answer(Duration.ofMinutes(15)));

        assertThat(asked).hasValue(times);
    }

    @Test
    void asksAnewWhenAFileItDependsOnHasChanged() throws IOException {
        kept().answer(this::anHour);
        Files.writeString(input, "another");
        kept().answer(this::anHour);

        assertThat(asked).hasValue(2);
    }

    @Test
    void givesWhatLivesWhileTheAuthorityIsAway() {
        KeptAnswer first = kept().answer(this::anHour);
        now.set(NOW.plus(Duration.ofMinutes(59)));

        assertThat(kept().answer(this::away)).isEqualTo(first);

        now.set(NOW.plus(Duration.ofMinutes(60)));
        assertThatThrownBy(() -> kept().answer(this::away)).hasMessage("away");
    }

    @Test
    void forgetsWhatWasRefusedSince() {
        kept().answer(this::anHour);
        now.set(NOW.plus(Duration.ofMinutes(59)));

        assertThatThrownBy(() ->
                        kept().answer(() -> {
                            throw SourceException.refused("locked");
                        }))
                .hasMessage("locked");
        assertThat(keeping.file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "mayfly-credentials-1 00\n1\n2\n{}\n",
                "mayfly-credentials-2 00\n99999999999\n99999999999\n{}\n"
            })
    void healsAFileThatIsNotWhole(String content) throws IOException {
        kept().answer(this::anHour);
        Files.writeString(keeping.file(), content);

        assertThat(kept().answer(this::anHour).json()).isEqualTo("{\"n\":2}");
        assertThat(keeping.read()).isPresent();
    }

    @Test
    void healsAFileThatWasCutOffOrChangedByOneCharacter() throws IOException {
        kept().answer(this::anHour);
        String whole = Files.readString(keeping.file());

        for (String broken :
                List.of(whole.substring(0, whole.length() - 3), whole.replace("\"n\"", "\"m\""))) {
            Files.writeString(keeping.file(), broken);
            assertThat(keeping.read()).as(broken).isEmpty();
        }
    }

    @Test
    void keepsItForItsUserAlone() throws IOException {
        kept().answer(this::anHour);

        assertThat(mode(keeping.directory())).isEqualTo("rwx------");
        assertThat(mode(keeping.file())).isEqualTo("rw-------");
        assertThat(mode(keeping.lock())).isEqualTo("rw-------");
    }

    @Test
    void refusesADirectoryOrFileThatIsOpenToOthers() throws IOException {
        kept().answer(this::anHour);

        open(keeping.file(), "rw-r-----");
        assertThatThrownBy(() -> kept().answer(this::anHour))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is open to others");
        open(keeping.file(), "rw-------");
        open(keeping.directory(), "rwx--x---");
        assertThatThrownBy(() -> kept().answer(this::anHour))
                .hasMessageContaining("is open to others");
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusesALinkInPlaceOfTheFile() throws IOException {
        kept().answer(this::anHour);
        Path elsewhere = home.resolve("elsewhere");
        Files.move(keeping.file(), elsewhere);
        Files.createSymbolicLink(keeping.file(), elsewhere);

        assertThatThrownBy(() -> kept().answer(this::anHour)).hasMessageContaining("is a link");
    }

    @Test
    void tellsQuestionsApart() {
        Map<String, String> environment = Map.of("HOME", home.toString());
        Map<String, String> other = Map.of("HOME", home.toString(), "AWS_REGION", "eu-west-1");

        assertThat(
                        List.of(
                                Keeping.of(List.of("creds", "a"), environment, home)
                                        .orElseThrow()
                                        .file(),
                                Keeping.of(List.of("creds", "b"), environment, home)
                                        .orElseThrow()
                                        .file(),
                                Keeping.of(List.of("credsa"), environment, home)
                                        .orElseThrow()
                                        .file(),
                                Keeping.of(List.of("creds", "a"), other, home).orElseThrow().file(),
                                Keeping.of(List.of("creds", "a"), environment, home.resolve("x"))
                                        .orElseThrow()
                                        .file()))
                .doesNotHaveDuplicates();
    }

    private KeptCredentials kept() {
        return new KeptCredentials(keeping, now::get);
    }

    private KeptAnswer anHour() {
        return answer(Duration.ofHours(1));
    }

    private KeptAnswer answer(Duration life) {
        return KeptAnswer.of(
                now.get(),
                now.get().plus(life),
                List.of(FileStamp.of(input)),
                "{\"n\":" + asked.incrementAndGet() + "}");
    }

    private KeptAnswer away() {
        throw SourceException.outage("away");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
