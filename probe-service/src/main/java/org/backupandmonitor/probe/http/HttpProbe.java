package org.backupandmonitor.probe.http;

import java.io.UncheckedIOException;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.probe.check.Assignment;
import org.backupandmonitor.probe.check.Attempt;
import org.backupandmonitor.probe.check.Findings;
import org.backupandmonitor.probe.check.Probe;

/** The checks of one HTTP monitor. */
record HttpProbe(Assignment<HttpCheck> assignment, HttpTools tools, RequestTemplate template, AnswerJudge judge)
        implements Probe {

    @Override
    public void run(Attempt attempt) {
        if (!template.hasSecrets()) {
            go(attempt, new RequestTemplate.Loaded(template.withoutSecrets(), Redaction.NONE));
            return;
        }
        tools.workers().execute(() -> {
            try {
                RequestTemplate.Loaded loaded = template.load(tools.secrets());
                attempt.lane().run(() -> attempt.guarded(() -> go(attempt, loaded)));
            } catch (MissingSecretException | IllegalArgumentException | UncheckedIOException e) {
                Finding missing =
                        Findings.unknown("secret", "the secrets of this check", String.valueOf(e.getMessage()));
                attempt.lane().run(() -> attempt.fail(missing));
            }
        });
    }

    private void go(Attempt attempt, RequestTemplate.Loaded loaded) {
        new Journey(attempt, assignment, tools, judge, loaded.redaction()).go(loaded.request());
    }
}
