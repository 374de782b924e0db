package org.backupandmonitor.config.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;

/**
 * Every repository that is registered: those of bam.yaml, and those that were added through the REST API. Where both have a
 * name, bam.yaml wins.
 *
 * <p>A repository in bam.yaml that breaks the rules is left out and named by {@link #mistakes()}; the others work on.
 */
@ApplicationScoped
public class Repositories {

    private final Map<String, RepositorySpec> configured = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final RegistrationRepository registrations;
    private final Clock clock;

    @Inject
    Repositories(
            RepositorySettings settings, RepositoryRules rules, RegistrationRepository registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
        settings.repositories().forEach((name, entry) -> {
            RepositorySpec spec = spec(name, entry);
            List<Violation> wrong = rules.violations(spec);
            wrong.forEach(violation ->
                    mistakes.add("bam.repositories." + name + "." + violation.field() + " " + violation.message()));
            configured.put(name, spec);
            if (!wrong.isEmpty()) {
                refused.add(name);
            }
        });
    }

    /** All that can be polled. */
    @Transactional
    public Map<String, RepositorySpec> all() {
        Map<String, RepositorySpec> all = new LinkedHashMap<>();
        registrations.listAll().forEach(entity -> all.put(entity.name, entity.spec()));
        all.putAll(configured);
        refused.forEach(all::remove);
        return all;
    }

    @Transactional
    public Optional<RepositorySpec> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** Whether bam.yaml names it, even if it breaks the rules: such a one has not been removed. */
    public boolean isConfigured(String name) {
        return configured.containsKey(name);
    }

    /** Whether bam.yaml names any repository at all. */
    public boolean anyConfigured() {
        return !configured.isEmpty();
    }

    /** What is wrong in bam.yaml, each in a sentence that names the key. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Adds a repository that keeps the rules; false if there is one of that name already. */
    @Transactional
    public boolean add(RepositorySpec spec) {
        if (configured.containsKey(spec.name()) || registrations.findById(spec.name()) != null) {
            return false;
        }
        registrations.persistAndFlush(RegistrationEntity.of(spec, clock.instant()));
        return true;
    }

    /** Removes a repository that was added; false if there is none of that name. */
    @Transactional
    public boolean remove(String name) {
        return registrations.deleteById(name);
    }

    private static RepositorySpec spec(String name, RepositorySettings.Entry entry) {
        return new RepositorySpec(
                name,
                entry.url().orElse(""),
                entry.branch().orElse(null),
                entry.path(),
                entry.credential().orElse(null),
                entry.poll(),
                entry.policy(),
                Origin.CONFIGURED);
    }
}
