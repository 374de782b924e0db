package org.backupandmonitor.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may use whom, over all modules at once (docs/architecture). */
class ModulesTest {

    private static final String ROOT = "org.backupandmonitor.";
    private static final List<String> SERVICES = List.of("config", "probe", "backup", "alert", "status");
    private static final Set<String> FORBIDDEN_NAMES =
            Set.of("common", "commons", "util", "utils", "helper", "helpers", "core");

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        ROOT + "contracts",
                        ROOT + "manifest",
                        ROOT + "messaging",
                        ROOT + "stack",
                        ROOT + "config",
                        ROOT + "probe",
                        ROOT + "backup",
                        ROOT + "alert",
                        ROOT + "status",
                        ROOT + "cli");
    }

    @Test
    void everyModuleIsLookedAt() {
        Set<String> modules = product.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(modules)
                .containsExactly(
                        "alert",
                        "backup",
                        "cli",
                        "config",
                        "contracts",
                        "manifest",
                        "messaging",
                        "probe",
                        "stack",
                        "status");
    }

    @Test
    void aServiceNeverUsesAnother() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("services only meet in Kafka")
                    .check(product);
        }
    }

    @Test
    void contractsUseNothingOfTheProduct() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(allBut("contracts"))
                .check(product);
    }

    @Test
    void theManifestIsForConfigServiceAndTheCommandLine() {
        onlyUsedBy("manifest", "manifest", "config", "cli");
    }

    @Test
    void messagingIsForServices() {
        onlyUsedBy("messaging", "messaging", "config", "probe", "backup", "alert", "status");
    }

    @Test
    void theLocalStackIsForTheCommandLineAndTests() {
        onlyUsedBy("stack", "stack", "cli");
    }

    @Test
    void noPackageOrModuleIsADrawerForEverything() throws IOException {
        classes()
                .that()
                .resideInAPackage("org.backupandmonitor..")
                .should(new com.tngtech.archunit.lang.ArchCondition<>("live in a package that says what it is about") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaClass type,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        for (String part : type.getPackageName().split("\\.")) {
                            if (FORBIDDEN_NAMES.contains(part)) {
                                events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                        type, type.getName() + " lives in " + part));
                            }
                        }
                    }
                })
                .check(product);
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            assertThat(modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                            .map(module -> module.getFileName().toString()))
                    .doesNotContainAnyElementsOf(FORBIDDEN_NAMES);
        }
    }

    private static void onlyUsedBy(String module, String... users) {
        noClasses()
                .that()
                .resideInAnyPackage(allBut(users))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + module + "..")
                .check(product);
    }

    private static String[] allBut(String... modules) {
        List<String> spared = List.of(modules);
        return Stream.of(
                        "contracts",
                        "manifest",
                        "messaging",
                        "stack",
                        "config",
                        "probe",
                        "backup",
                        "alert",
                        "status",
                        "cli")
                .filter(module -> !spared.contains(module))
                .map(module -> ROOT + module + "..")
                .toArray(String[]::new);
    }
}
