package org.backupandmonitor.status;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom inside status-ui. */
@AnalyzeClasses(packages = "org.backupandmonitor", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.backupandmonitor.status..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.config..",
                    "org.backupandmonitor.probe..",
                    "org.backupandmonitor.backup..",
                    "org.backupandmonitor.alert..",
                    "org.backupandmonitor.cli..");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.backupandmonitor.status.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_ENTITIES_AND_REPOSITORIES_KNOW_JPA = noClasses()
            .that()
            .resideInAPackage("org.backupandmonitor.status..")
            .and()
            .haveNameNotMatching(".*(Entity|Entity_|Entity\\$.*|Entity_\\$.*|Repository|FaultPages)$")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_KNOW_REST = noClasses()
            .that()
            .resideInAPackage("org.backupandmonitor.status..")
            .and()
            .haveNameNotMatching(".*(Resource|Publisher|FaultPages|NothingKept)(\\$.*)?$")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule ONLY_THE_EDGE_KNOWS_KAFKA = noClasses()
            .that()
            .resideInAPackage("org.backupandmonitor.status..")
            .and()
            .haveNameNotMatching(
                    ".*(Consumer|Consumer\\$.*|Deserializer|ResultsPosition|KafkaTopics|KafkaTopics\\$.*)$")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NO_DRAWER_FOR_EVERYTHING = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..helper..", "..core..")
            .allowEmptyShould(true);
}
