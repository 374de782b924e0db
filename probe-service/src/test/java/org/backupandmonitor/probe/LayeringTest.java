package org.backupandmonitor.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How this service may be built. */
@AnalyzeClasses(packages = "org.backupandmonitor.probe", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    private static final String US = "org.backupandmonitor.probe..";

    @ArchTest
    static final ArchRule knows_no_other_service = noClasses()
            .that()
            .resideInAPackage(US)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.config..",
                    "org.backupandmonitor.backup..",
                    "org.backupandmonitor.alert..",
                    "org.backupandmonitor.status..",
                    "org.backupandmonitor.cli..",
                    "org.backupandmonitor.manifest..",
                    "org.backupandmonitor.stack..");

    @ArchTest
    static final ArchRule speaks_rest_in_resources_only = noClasses()
            .that()
            .resideInAPackage(US)
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule speaks_kafka_in_consumers_and_publishers_only = noClasses()
            .that()
            .resideInAPackage(US)
            .and()
            .haveSimpleNameNotEndingWith("Consumer")
            .and()
            .haveSimpleNameNotEndingWith("Publisher")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule has_no_database = noClasses()
            .that()
            .resideInAPackage(US)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.backupandmonitor.probe.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule kinds_do_not_know_each_other = slices().matching(
                    "org.backupandmonitor.probe.(http|tcp|tls|dns)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nobody_knows_a_kind = noClasses()
            .that()
            .resideInAPackage(US)
            .and()
            .resideOutsideOfPackages(
                    "org.backupandmonitor.probe.http",
                    "org.backupandmonitor.probe.tcp",
                    "org.backupandmonitor.probe.tls",
                    "org.backupandmonitor.probe.dns")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.probe.http",
                    "org.backupandmonitor.probe.tcp",
                    "org.backupandmonitor.probe.tls",
                    "org.backupandmonitor.probe.dns");

    @ArchTest
    static final ArchRule has_no_drawer_for_everything = noClasses()
            .that()
            .resideInAPackage(US)
            .should()
            .resideInAnyPackage("..common..", "..util..", "..helper..", "..core..");
}
