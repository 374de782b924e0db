package org.backupandmonitor.config.revision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.config.ping.PingTokens;
import org.backupandmonitor.config.policy.KnownNames;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.Definitions;
import org.backupandmonitor.manifest.Known;
import org.backupandmonitor.manifest.Manifest;
import org.backupandmonitor.manifest.ManifestParser;
import org.backupandmonitor.manifest.ParsedManifest;
import org.backupandmonitor.messaging.operations.Policies;

/** Reads a manifest and holds it to its policy. Who owns its project is not judged here. Thread-safe. */
@Singleton
public final class ManifestJudge {

    private final ManifestParser parser = new ManifestParser();
    private final Policies policies;
    private final KnownNames names;
    private final PingTokens tokens;

    @Inject
    ManifestJudge(Policies policies, KnownNames names, PingTokens tokens) {
        this.policies = policies;
        this.names = names;
        this.tokens = tokens;
    }

    /** Never throws because of the content, whatever it is. */
    public Verdict judge(byte[] content, Submission submission) {
        Optional<Policy> policy = policies.find(submission.policy());
        if (policy.isEmpty()) {
            return Verdict.Rejected.unread(
                    "unknown-policy",
                    "policy \"" + submission.policy()
                            + "\", which this manifest is held to, is not configured: have ops"
                            + " add it to bam.yaml");
        }
        ParsedManifest parsed = parser.parse(content);
        Known known = known(policy.get(), submission);
        ParsedManifest checked = parsed.checked(known);
        Optional<Manifest> manifest = checked.manifest();
        if (manifest.isEmpty()) {
            return new Verdict.Rejected(checked.project().orElse(null), checked.diagnostics());
        }
        Definitions definitions =
                manifest.get().definitions(submission.provenance(), submission.policy(), tokens::tokenHash);
        List<Diagnostic> tooLarge = RecordSizes.refusals(definitions, parsed);
        if (!tooLarge.isEmpty()) {
            return new Verdict.Rejected(
                    checked.project().orElse(null),
                    Stream.concat(tooLarge.stream(), checked.diagnostics().stream())
                            .toList());
        }
        return new Verdict.Accepted(definitions, checked.diagnostics(), owner -> parsed.checked(
                        known.withOwner(project -> Optional.of(owner)))
                .diagnostics());
    }

    private Known known(Policy policy, Submission submission) {
        Known known = names.known().withPolicy(policy);
        return submission.project() == null ? known : known.withProject(submission.project());
    }
}
