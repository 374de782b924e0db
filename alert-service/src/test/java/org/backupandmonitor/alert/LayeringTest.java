package org.backupandmonitor.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in alert-service. */
@AnalyzeClasses(packages = "org.backupandmonitor.alert", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.config..",
                    "org.backupandmonitor.probe..",
                    "org.backupandmonitor.backup..",
                    "org.backupandmonitor.status..",
                    "org.backupandmonitor.cli..",
                    "org.backupandmonitor.manifest..");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(
                    "..alert.incident..",
                    "..alert.evaluation..",
                    "..alert.silence..",
                    "..alert.backups..",
                    "..alert.repositories..",
                    "..alert.routing..",
                    "..alert.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..", "org.hibernate..");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_SPEAK_REST = noClasses()
            .that()
            .resideOutsideOfPackage("..alert.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule ONLY_THE_JOURNAL_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("..alert.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..", "java.sql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule ONLY_JUDGING_READS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("..alert.judging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NO_DRAWERS_FOR_ANYTHING =
            noClasses().should().resideInAnyPackage("..common..", "..util..", "..helper..", "..core..");

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("org.backupandmonitor.alert.(*)..").should().beFreeOfCycles();
}
