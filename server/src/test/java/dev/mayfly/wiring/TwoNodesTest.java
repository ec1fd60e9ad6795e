package dev.mayfly.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.datadir.AdminClient;
import dev.mayfly.datadir.Announcement;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.identity.AccountId;
import dev.mayfly.store.sql.TestPostgres;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;

/// Two authorities on one real PostgreSQL, spoken to with AWS's own SDK.
class TwoNodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}\
            """;

    @TempDir Path temporary;
    private final SecureRandom random = new SecureRandom();
    private final String database = TestPostgres.emptyDatabaseUrl();
    private final String address = database.replace("jdbc:postgresql", "postgres");
    private MayflyServer first;
    private MayflyServer second;

    @BeforeEach
    void start() throws IOException {
        byte[] key = new byte[32];
        random.nextBytes(key);
        Path keyFile =
                Files.writeString(
                        temporary.resolve("key"), Base64.getEncoder().encodeToString(key));
        first = node("a", keyFile);
        second = node("b", keyFile);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void eachHonoursTheOthersSessionsAndHearsItsChanges() throws IOException {
        StaticCredentialsProvider administrator = administratorOf("a");
        try (StsClient stsThere = sts(second, administrator);
                IamClient iamHere = iam(first, administrator);
                IamClient iamThere = iam(second, administrator);
                CloudTrailClient trailThere = cloudTrail(second, administrator)) {

            assertThat(stsThere.getCallerIdentity().arn()).contains("MayflyAdministrator");

            String id =
                    iamHere.createRole(r -> r.roleName("shared").assumeRolePolicyDocument(TRUST))
                            .role()
                            .roleId();

            assertThat(roleIdOnceHeard(iamThere)).isEqualTo(id);
            LookupAttribute creation =
                    LookupAttribute.builder()
                            .attributeKey(LookupAttributeKey.EVENT_NAME)
                            .attributeValue("CreateRole")
                            .build();
            assertThat(trailThere.lookupEvents(r -> r.lookupAttributes(creation)).events())
                    .hasSize(1);
        }
    }

    @Test
    void bothAreReadyAndStaySoWhenTheServerDropsTheirConnections()
            throws IOException, InterruptedException {
        assertThat(readiness(first)).isEqualTo(200);
        assertThat(readiness(second)).isEqualTo(200);

        TestPostgres.dropConnections(database);

        assertThat(readiness(first)).isEqualTo(200);
        assertThat(readiness(second)).isEqualTo(200);
    }

    private static String roleIdOnceHeard(IamClient iam) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return iam.getRole(r -> r.roleName("shared")).role().roleId();
            } catch (NoSuchEntityException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static int readiness(MayflyServer node) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(node.url().resolve("/-/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private MayflyServer node(String name, Path keyFile) {
        return MayflyServer.start(
                new Settings(
                        temporary.resolve(name),
                        new Listen("127.0.0.1", 0),
                        Optional.empty(),
                        Optional.empty(),
                        new AccountId("123456789012"),
                        "us-east-1",
                        new Settings.Store(Optional.of(address), 4, true, Optional.of(keyFile)),
                        new Settings.Providers(
                                Optional.empty(),
                                List.of(),
                                Duration.ofSeconds(5),
                                Duration.ofHours(1)),
                        false,
                        Level.INFO),
                new Outside(InstantSource.system(), random, ProcessHandle.current().pid()));
    }

    private StaticCredentialsProvider administratorOf(String name) throws IOException {
        DataDirectory directory = DataDirectory.create(temporary.resolve(name));
        Path socket = Announcement.read(directory).orElseThrow().adminSocket();
        String answer = new AdminClient(socket).ask("{\"ask\":\"administrator\"}");
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                        member("AccessKeyId", answer),
                        member("SecretAccessKey", answer),
                        member("SessionToken", answer)));
    }

    private static String member(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static StsClient sts(MayflyServer node, StaticCredentialsProvider credentials) {
        return StsClient.builder()
                .endpointOverride(node.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    private static IamClient iam(MayflyServer node, StaticCredentialsProvider credentials) {
        return IamClient.builder()
                .endpointOverride(node.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    private static CloudTrailClient cloudTrail(
            MayflyServer node, StaticCredentialsProvider credentials) {
        return CloudTrailClient.builder()
                .endpointOverride(node.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }
}
