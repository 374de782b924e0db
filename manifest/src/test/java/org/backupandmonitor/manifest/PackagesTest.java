package org.backupandmonitor.manifest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which packages know which. */
@AnalyzeClasses(packages = "org.backupandmonitor.manifest", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("org.backupandmonitor.manifest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_READER_KNOWS_THE_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("..manifest.source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule TEXT_IS_READ_WITHOUT_KNOWING_WHAT_A_MANIFEST_IS = noClasses()
            .that()
            .resideInAPackage("..manifest.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..manifest",
                    "..manifest.language..",
                    "..manifest.monitor..",
                    "..manifest.backup..",
                    "..manifest.convert..",
                    "..contracts..");

    @ArchTest
    static final ArchRule A_PURE_LIBRARY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "com.fasterxml.jackson.databind..");
}
