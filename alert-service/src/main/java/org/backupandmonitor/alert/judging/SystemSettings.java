package org.backupandmonitor.alert.judging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What ops say of the system as a whole. Single properties, since other services read others below the same prefixes.
 *
 * @param expected kinds of component of which at least one must always be heard
 * @param operations names of the channels of those who run this system
 * @param ui where people reach the UI, without a slash at the end
 */
@Singleton
record SystemSettings(Set<Component> expected, List<String> operations, String ui) {

    @Inject
    SystemSettings(
            @ConfigProperty(name = "bam.expect") Optional<List<Component>> expect,
            @ConfigProperty(name = "bam.operations.channels") Optional<List<String>> operations,
            @ConfigProperty(name = "bam.ui.url") String ui) {
        this(
                expect.map(Set::copyOf)
                        .orElse(Set.copyOf(
                                EnumSet.of(Component.CONFIG, Component.PROBE, Component.BACKUP, Component.STATUS))),
                operations.map(List::copyOf).orElse(List.of()),
                ui.replaceFirst("/+$", ""));
    }
}
