package org.backupandmonitor.backup.run;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.NativeText;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.Source;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.backup.state.Scratch;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.messaging.operations.Policies;
import org.jboss.logging.Logger;

/** Carries out one run: pull the source, then store it in each vault. Never throws: how it ended is what it answers. */
@ApplicationScoped
class Attempt {

    private static final Logger LOG = Logger.getLogger(Attempt.class);

    /** A service manager may end a whole service at once, its programs first: for so long that may be all there is to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Source> sources;
    private final Policies policies;
    private final Vaults vaults;
    private final VaultFilling filling;
    private final StateDirectory state;
    private final Duration patience;

    @Inject
    Attempt(@All List<Source> sources, Policies policies, Vaults vaults, VaultFilling filling, StateDirectory state) {
        this(sources, policies, vaults, filling, state, PATIENCE);
    }

    /** @param patience how long after the end of a program by a signal we may be told to end, too */
    Attempt(
            List<Source> sources,
            Policies policies,
            Vaults vaults,
            VaultFilling filling,
            StateDirectory state,
            Duration patience) {
        this.sources = sources.stream().collect(Collectors.toMap(Source::kind, Function.identity()));
        this.policies = policies;
        this.vaults = vaults;
        this.filling = filling;
        this.state = state;
        this.patience = patience;
    }

    Ending run(Claim claim, Progress.Listener progress) {
        try {
            return perform(claim, progress);
        } catch (CancelledException e) {
            return stopped(claim.cancellation());
        } catch (SourceFailedException | VaultFailedException | MissingSecretException e) {
            return Ending.Failed.because(Excerpt.reason(e));
        } catch (InvalidPathException e) {
            return Ending.Failed.because(
                    Excerpt.of("\"" + e.getInput() + "\" can't be looked at, since " + NativeText.REMEDY));
        } catch (UncheckedIOException e) {
            LOG.errorf(e, "%s: run %s failed", claim.key(), claim.id());
            return Ending.Failed.because(Excerpt.of(Excerpt.reason(e) + ": " + e.getCause()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: run %s failed unexpectedly", claim.key(), claim.id());
            return Ending.Failed.because(
                    "an unexpected error in backup-service; its log has the details of run " + claim.id());
        }
    }

    private Ending stopped(Cancellation cancellation) {
        if (!cancellation.requestedWithin(patience)) {
            // It may be so each time, and a run that was only stopped runs again at once: told as that, nobody would
            // know.
            return Ending.Failed.because(
                    "one of its programs was ended by a signal that backup-service did not send: see"
                            + " what ends programs on its machine, such as a limit of memory or time");
        }
        String because = cancellation.because();
        if (cancellation.timedOut()) {
            return Ending.Failed.because("it was stopped because " + because
                    + ": see what its source and its vaults wait" + " for, or let runs take longer");
        }
        return new Ending.Cancelled("it was stopped because " + because + "; it runs again soon");
    }

    private Ending perform(Claim claim, Progress.Listener progress) {
        if (claim.kind() != RunKind.BACKUP) {
            return Ending.Failed.because("backup-service can't run a "
                    + claim.kind().name().toLowerCase(Locale.ROOT) + " on demand yet; ask for a backup instead");
        }
        BackupDefinition definition = claim.definition();
        Policy policy = policies.find(definition.policy())
                .orElseThrow(() -> new SourceFailedException("policy \"" + definition.policy()
                        + "\" is not configured, so nothing may be pulled: ask ops to add it to bam.policies"));
        Source source = sources.get(definition.source().kind());
        if (source == null) {
            throw new SourceFailedException("backup-service has no source of kind \""
                    + definition.source().kind() + "\" (it has " + kinds() + "): upgrade it, or change the manifest");
        }
        policies.refuseSecrets(policy, definition.source().secrets()).ifPresent(reason -> {
            throw new SourceFailedException(reason);
        });
        List<Vault> targets = vaults.of(definition, policy);
        filling.openAny(targets, claim.cancellation());
        progress.progressed(new Progress("pulling", null, 0, 0));
        try (Scratch scratch = state.scratch();
                Pulled pulled = source.pull(new Pull(
                        definition,
                        policy,
                        state.mirror(definition.project(), definition.name()),
                        scratch.directory(),
                        claim.acceptDeletions(),
                        claim.cancellation(),
                        progress))) {
            return filling.fill(targets, pulled, claim, progress);
        }
    }

    /** Kinds of source that can be pulled. */
    List<String> kinds() {
        return sources.keySet().stream().sorted().toList();
    }
}
