package org.backupandmonitor.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.backupandmonitor.backup", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule no_service_knows_another = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.config..",
                    "org.backupandmonitor.probe..",
                    "org.backupandmonitor.alert..",
                    "org.backupandmonitor.status..",
                    "org.backupandmonitor.cli..",
                    "org.backupandmonitor.manifest..");

    @ArchTest
    static final ArchRule only_rows_and_queries_know_the_database = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Entity")
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .haveNameNotMatching(".*(Entity|Repository)[$_].*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..");

    @ArchTest
    static final ArchRule only_resources_know_rest = noClasses()
            .that()
            .resideOutsideOfPackage("..api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule only_consumers_and_publishers_know_kafka = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Consumer")
            .and()
            .haveSimpleNameNotEndingWith("Publisher")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule kinds_of_source_know_nothing_of_vaults_and_runs = noClasses()
            .that()
            .resideInAPackage("..source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..backup.vault..", "..backup.run..", "..backup.api..");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.backupandmonitor.backup.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = classes()
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .andShould()
            .resideOutsideOfPackages("..common..", "..util..", "..helper..", "..core..");
}
