package dev.mayfly.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mayfly.session.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final String[] POLICY = {"dev.mayfly.policy.."};

    private static final String[] SERVER = {
        "dev.mayfly.http..",
        "dev.mayfly.wire..",
        "dev.mayfly.protocol..",
        "dev.mayfly.query..",
        "dev.mayfly.awsjson..",
        "dev.mayfly.rest..",
        "dev.mayfly.dispatch..",
        "dev.mayfly.sigv4..",
        "dev.mayfly.api..",
        "dev.mayfly.cloudtrail..",
        "dev.mayfly.store.sql..",
        "dev.mayfly.datadir..",
        "dev.mayfly.atrest..",
        "dev.mayfly.issuer..",
        "dev.mayfly.publication..",
        "dev.mayfly.wiring.."
    };

    private static final String[] CLI = {
        "dev.mayfly.cli..",
        "dev.mayfly.client..",
        "dev.mayfly.certification..",
        "dev.mayfly.settings..",
        "dev.mayfly.terminal..",
        "dev.mayfly.tour..",
        "dev.mayfly.explanation..",
        "dev.mayfly.inventory..",
        "dev.mayfly.proving..",
        "dev.mayfly.drawing..",
        "dev.mayfly.cloudformation..",
        "dev.mayfly.apply..",
        "dev.mayfly.policyfiles..",
        "dev.mayfly.workflow..",
        "dev.mayfly.check..",
        "dev.mayfly.trial..",
        "dev.mayfly.upstream..",
        "dev.mayfly.source..",
        "dev.mayfly.kept..",
        "dev.mayfly.process..",
        "dev.mayfly.agent.."
    };

    private static JavaClasses mayfly;

    @BeforeAll
    static void read() {
        mayfly =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.mayfly");
    }

    @Test
    void policyKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAnyPackage(POLICY)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.mayfly..")
                                .and(describe("outside policy", c -> !isIn(c, POLICY))))
                .check(mayfly);
    }

    @Test
    void nothingBelowSeesTheServer() {
        noClasses()
                .that(describe("below the server", c -> !isIn(c, SERVER) && !isIn(c, CLI)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER)
                .check(mayfly);
    }

    @Test
    void nothingSeesTheCommandLine() {
        noClasses()
                .that(describe("outside the command line", c -> !isIn(c, CLI)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLI)
                .check(mayfly);
    }

    @Test
    void policyAndAuthorityKnowNoTransport() {
        noClasses()
                .that(describe("below the server", c -> !isIn(c, SERVER) && !isIn(c, CLI)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "javax.sql..")
                .check(mayfly);
    }

    /// Each library is imported by the packages named, and our own type crosses the border.
    @ParameterizedTest
    @CsvSource({
        "io.helidon.., dev.mayfly.http..",
        "com.google.crypto.tink.., dev.mayfly.session..;dev.mayfly.keys..",
        "java.sql.., dev.mayfly.store.sql..",
        "com.zaxxer.hikari.., dev.mayfly.store.sql..",
        "org.sqlite.., dev.mayfly.store.sql..",
        "org.postgresql.., dev.mayfly.store.sql..",
        "com.nimbusds.., dev.mayfly.webidentity..",
        "org.bouncycastle.., dev.mayfly.certificates..",
        "picocli.., dev.mayfly.cli..",
        "org.snakeyaml.., dev.mayfly.cloudformation..",
    })
    void aLibraryStaysInItsPackage(String library, String homes) {
        classes()
                .that()
                .resideOutsideOfPackages(homes.split(";", -1))
                .should()
                .onlyDependOnClassesThat(
                        describe("not " + library, c -> !isIn(c, new String[] {library})))
                .check(mayfly);
    }

    /// Jackson's streaming reader and writer, where JSON enters or leaves.
    @Test
    void jsonIsReadAndWrittenWhereItEntersOrLeaves() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.mayfly.policy..",
                        "dev.mayfly.claims..",
                        "dev.mayfly.access..", // the decoded authorization message
                        "dev.mayfly.iam..", // principals inside a trust policy
                        "dev.mayfly.awsjson..",
                        "dev.mayfly.rest..",
                        "dev.mayfly.cloudtrail..",
                        "dev.mayfly.store.sql..",
                        "dev.mayfly.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..")
                .check(mayfly);
    }

    @Test
    void theClockComesInThroughConstructors() {
        noClasses()
                .that(describe("not the wiring", c -> !isTheEdge(c)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(mayfly);
    }

    @Test
    void chanceComesInThroughConstructors() {
        noClasses()
                .that(describe("not the wiring", c -> !isTheEdge(c)))
                .should()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(SecureRandom.class, "getInstanceStrong")
                .orShould()
                .callMethod(Math.class, "random")
                .check(mayfly);
    }

    @Test
    void theEnvironmentIsReadInMainOnly() {
        noClasses()
                .that(describe("not the wiring", c -> !isTheEdge(c)))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(mayfly);
    }

    /// A policy's pattern is attacker's input, and a backtracking matcher its weapon.
    @Test
    void policiesAreEvaluatedWithoutRegularExpressions() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.mayfly.policy.eval..", "dev.mayfly.policy.pattern..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(mayfly);
    }

    @Test
    void secretsAreReadAsBytesWhereTheyAreUsed() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.mayfly.session..",
                        "dev.mayfly.sigv4..",
                        "dev.mayfly.keys..",
                        "dev.mayfly.minting..")
                .should()
                .callMethod(Secret.class, "bytes")
                .check(mayfly);
    }

    @Test
    void nobodySleepsOrPrintsStackTraces() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(mayfly);
    }

    @Test
    void packagesAreNamedAfterWhatUsersKnow() {
        Set<String> banned = Set.of("util", "utils", "common", "impl", "helper", "manager", "misc");
        Set<String> found = new TreeSet<>();
        for (JavaClass c : mayfly) {
            for (String part : c.getPackageName().split("\\.", -1)) {
                if (banned.contains(part)) {
                    found.add(c.getPackageName());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        Map<String, Boolean> marked = new TreeMap<>();
        for (JavaClass c : mayfly) {
            marked.merge(
                    c.getPackageName(),
                    c.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"),
                    Boolean::logicalOr);
        }

        assertThat(marked).isNotEmpty().doesNotContainValue(false);
    }

    private static boolean isTheEdge(JavaClass c) {
        return c.getName().startsWith("dev.mayfly.cli.Main")
                || c.getPackageName().startsWith("dev.mayfly.wiring")
                || c.getPackageName().startsWith("dev.mayfly.bench");
    }

    private static boolean isIn(JavaClass c, String[] packages) {
        return resideInAnyPackage(packages).test(c);
    }
}
