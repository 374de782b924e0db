package org.backupandmonitor.alert.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.project.Alerts;
import org.jboss.logging.Logger;

/**
 * Decides who hears of an incident: whom the monitor or backup names, else whom the project names; of the system's own
 * problems, and of those that nobody else would hear of, operations. Thread-safe.
 */
public final class Router {

    private static final Logger LOG = Logger.getLogger(Router.class);

    private final Directory directory;
    private final Function<String, Optional<List<Recipient>>> channels;
    private final List<String> operations;
    private final Set<String> problems = ConcurrentHashMap.newKeySet();

    /**
     * @param channels the recipients behind a channel's name; empty if there is no such channel
     * @param operations names of the channels of those who run this system
     */
    public Router(Directory directory, Function<String, Optional<List<Recipient>>> channels, List<String> operations) {
        this.directory = directory;
        this.channels = channels;
        this.operations = List.copyOf(operations);
    }

    /** Who hears; empty if there is really nobody, which then is a problem of its own. */
    public Set<Recipient> recipients(IncidentState incident) {
        Incident facts = incident.facts();
        Set<Recipient> people = new LinkedHashSet<>();
        incident.addressees().forEach(address -> people.add(Recipient.direct(address)));
        Alerts alerts =
                switch (facts.kind()) {
                    case MONITOR_DOWN, MONITOR_DEGRADED ->
                        directory.ofMonitor(facts.subject()).orElseGet(() -> ofProject(facts));
                    case BACKUP_FAILED, BACKUP_LATE ->
                        directory
                                .ofBackup(facts.subject().replaceFirst("#.*", ""))
                                .orElseGet(() -> ofProject(facts));
                    default -> Alerts.NOBODY;
                };
        if (facts.kind() == IncidentKind.MANIFEST_REJECTED && facts.project() == null) {
            // Nobody can tell whose it is, and the author's address may be one that nobody reads.
            people.addAll(operations(""));
        }
        alerts.email().forEach(address -> people.add(Recipient.direct(address)));
        alerts.channels().forEach(name -> people.addAll(channel(name)));
        if (people.isEmpty()) {
            people.addAll(operations(facts.kind() == IncidentKind.CHANNEL_FAILING ? facts.subject() : ""));
        }
        if (people.isEmpty()) {
            problem("nobody is configured to hear of \"" + facts.title()
                    + "\": set bam.operations.channels, or alerts in the manifest");
        }
        return people;
    }

    /** Those who run this system, by other ways than the named channel, which does not work. */
    public Set<Recipient> operations(String exceptChannel) {
        Set<Recipient> people = new LinkedHashSet<>();
        operations.stream().filter(name -> !name.equals(exceptChannel)).forEach(name -> people.addAll(channel(name)));
        return people;
    }

    /** What keeps people from hearing, in sentences, since this process began. */
    public List<String> problems() {
        return problems.stream().sorted().limit(10).toList();
    }

    private Alerts ofProject(Incident facts) {
        String project = facts.project();
        return project == null ? Alerts.NOBODY : directory.ofProject(project).orElse(Alerts.NOBODY);
    }

    private List<Recipient> channel(String name) {
        Optional<List<Recipient>> channel = channels.apply(name);
        if (channel.isEmpty()) {
            problem("channel \"" + name + "\" is named but not configured: set bam.channels." + name);
        }
        return channel.orElse(List.of());
    }

    private void problem(String sentence) {
        if (problems.size() < 100 && problems.add(sentence)) {
            LOG.error(sentence);
        }
    }
}
