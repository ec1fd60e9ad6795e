package dev.mayfly.bench.load;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.mayfly.client.AuthorityClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// The whole of Mayfly under load, and beside it, in the same run, the raw limit of the signature
/// algorithm. Arguments: the launcher, the wrk script, seconds a run.
public final class LoadRun {

    private static final int TOKENS = 60_000;
    private static final int CONNECTIONS = 64;
    private static final int PAUSED_CONNECTIONS = 64;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Path launcher;
    private final Path script;
    private final int seconds;
    private final Path work;

    private LoadRun(Path launcher, Path script, int seconds, Path work) {
        this.launcher = launcher;
        this.script = script;
        this.seconds = seconds;
        this.work = work;
    }

    /// Runs everything and prints a table.
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("mayfly-load");
        LoadRun run =
                new LoadRun(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        work);
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        try (StaticIssuer issuer = new StaticIssuer(AmazonCorrettoCryptoProvider.INSTANCE)) {
            Requests requests = new Requests(issuer);
            System.out.printf("preparing %,d distinct tokens%n", TOKENS);
            requests.assumeRole(work.resolve("assume"), TOKENS);
            double raw = rawVerifications(AmazonCorrettoCryptoProvider.INSTANCE);
            System.out.printf(
                    Locale.ROOT, "raw RS256 verifications, one thread, Corretto: %.0f/s%n", raw);
            run.measure("trail durable", requests, Map.of(), raw);
            run.measure(
                    "trail not durable", requests, Map.of("MAYFLY_TRAIL_DURABLE", "false"), raw);
        }
    }

    private void measure(
            String title, Requests requests, Map<String, String> environment, double raw)
            throws IOException {
        Path data = work.resolve(title.replace(' ', '-'));
        try (Authority authority = new Authority(launcher, data, environment)) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: ready in %d ms, %d MB at rest%n",
                    title,
                    authority.readyMillis(),
                    Resident.megabytes(authority.pid()));
            requests.prepareAccount(authority.asAdministrator());
            AuthorityClient anyone =
                    AuthorityClient.anonymous(authority.url(), InstantSource.system());
            Path assume = work.resolve("assume");
            Wrk full = new Wrk(script, CONNECTIONS, seconds);
            new Wrk(script, CONNECTIONS, Math.max(5, seconds / 2)).run(authority.url(), assume, 0);
            print("AssumeRoleWithWebIdentity", full.run(authority.url(), assume, 0), raw);
            int pause = 10;
            print(
                    "  the same, held to about half",
                    new Wrk(script, PAUSED_CONNECTIONS, seconds)
                            .run(authority.url(), assume, pause),
                    raw);
            Path identity = work.resolve("identity");
            requests.callerIdentity(identity, TOKENS / 2, anyone, authority.url());
            new Wrk(script, CONNECTIONS, Math.max(3, seconds / 3))
                    .run(authority.url(), identity, 0);
            print("GetCallerIdentity", full.run(authority.url(), identity, 0), raw);
            System.out.printf("  %d MB after the load%n", Resident.megabytes(authority.pid()));
        }
    }

    private static void print(String what, Wrk.Result result, double raw) {
        System.out.printf(
                Locale.ROOT,
                "%-32s %8.0f/s  p50 %6.2f ms  p99 %6.2f ms  %.2f of raw%n",
                what,
                result.perSecond(),
                result.p50Millis(),
                result.p99Millis(),
                result.perSecond() / raw);
    }

    /// Verifications a second on one thread, nothing else.
    private static double rawVerifications(Provider provider) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] message = new byte[1200];
        Signature signer = Signature.getInstance("SHA256withRSA", provider);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        long count = 0;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 3 * NANOS_PER_SECOND) {
            Signature verifier = Signature.getInstance("SHA256withRSA", provider);
            verifier.initVerify(pair.getPublic());
            verifier.update(message);
            if (!verifier.verify(signature)) {
                throw new IllegalStateException("the signature does not verify");
            }
            count++;
        }
        return count * (double) NANOS_PER_SECOND / (System.nanoTime() - begin);
    }
}
