package org.backupandmonitor.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Messaging knows the contracts and nothing else of ours. */
@AnalyzeClasses(packages = "org.backupandmonitor", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule knows_contracts_only = noClasses()
            .that()
            .resideInAPackage("org.backupandmonitor.messaging..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are ours, but neither contracts nor messaging",
                    type -> type.getPackageName().startsWith("org.backupandmonitor")
                            && !type.getPackageName().startsWith("org.backupandmonitor.contracts")
                            && !type.getPackageName().startsWith("org.backupandmonitor.messaging")));
}
