package dev.mayfly.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.mayfly.policy");

    @Test
    void knowsNoRegularExpressions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.mayfly.policy.eval..", "dev.mayfly.policy.pattern..")
                .should()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void knowsNoNetworkFilesOrStorage() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.mayfly.policy.catalogue.CatalogueFile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.io..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.channels..", "javax.net..", "java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void readsResourcesOfTheClassPathInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.mayfly.policy.catalogue.CatalogueFile")
                .should()
                .callMethod(Class.class, "getResourceAsStream", String.class)
                .orShould()
                .callMethod(Class.class, "getResource", String.class)
                .check(CLASSES);
    }

    @Test
    void knowsNoClockAndNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void readsJsonInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching(".*[.]JsonReader([$].*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void pointsOneWay() {
        slices().matching("dev.mayfly.(**)").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.mayfly.policy.pattern")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mayfly.policy", "dev.mayfly.policy.eval")
                .check(CLASSES);
    }
}
