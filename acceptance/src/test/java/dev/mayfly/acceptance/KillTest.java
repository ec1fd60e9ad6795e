package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise 2: a credential that was answered is on record, whatever happens next.
class KillTest {

    private static final int CALLERS = 16;
    private static final int ANSWERS_BEFORE_THE_KILL = 300;
    private static final Pattern ACCESS_KEY_ID =
            Pattern.compile("<AccessKeyId>(ASIA[A-Z2-7]{16})</AccessKeyId>");

    @TempDir private Path temp;

    @Test
    void everyAnsweredCredentialSurvivesAKillInTheTrail() throws Exception {
        Path data = temp.resolve("data");
        Set<String> answered = ConcurrentHashMap.newKeySet();
        try (RunningMayfly mayfly = RunningMayfly.start(data)) {
            String form = form(Deployment.on(mayfly, temp).token("refs/heads/main"));
            CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.execute(() -> callUntilDead(mayfly.url(), form, answered, enough));
                }
                enough.await();
                mayfly.kill();
            }
        }

        try (RunningMayfly again = RunningMayfly.start(data)) {
            Finished trail =
                    again.mayfly(
                            "trail",
                            "--event",
                            "AssumeRoleWithWebIdentity",
                            "--limit",
                            "100000",
                            "--format",
                            "json");

            assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_KILL);
            assertThat(trail.exitCode()).as(trail.err()).isZero();
            assertThat(answered).allSatisfy(id -> assertThat(trail.out()).contains(id));
        }
    }

    private static void callUntilDead(
            URI url, String form, Set<String> answered, CountDownLatch enough) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build();
            while (true) {
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                Matcher id = ACCESS_KEY_ID.matcher(answer.body());
                if (id.find()) {
                    answered.add(id.group(1));
                    enough.countDown();
                }
            }
        } catch (IOException _) {
            // the authority is dead, as intended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String form(String token) {
        return "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=run-1&RoleArn="
                + URLEncoder.encode(Deployment.ROLE_ARN, StandardCharsets.UTF_8)
                + "&WebIdentityToken="
                + token;
    }
}
