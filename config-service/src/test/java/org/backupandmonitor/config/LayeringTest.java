package org.backupandmonitor.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.backupandmonitor.config", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule noOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.backupandmonitor.probe..",
                    "org.backupandmonitor.backup..",
                    "org.backupandmonitor.alert..",
                    "org.backupandmonitor.status..",
                    "org.backupandmonitor.cli..");

    @ArchTest
    static final ArchRule restStaysAtTheEdge = noClasses()
            .that()
            .haveNameNotMatching(".*(Resource|Filter|Mapper|NeedsToken)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule kafkaStaysAtTheEdge = noClasses()
            .that()
            .haveNameNotMatching(".*(Consumer|Publisher)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule persistenceStaysInItsPlace = noClasses()
            .that()
            .haveNameNotMatching(".*(Entity|Repository)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule noDrawersForEverything =
            noClasses().should().resideInAnyPackage("..common..", "..util..", "..helper..", "..core..");

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("org.backupandmonitor.config.(*)..").should().beFreeOfCycles();
}
