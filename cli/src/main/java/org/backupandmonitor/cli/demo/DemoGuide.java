package org.backupandmonitor.cli.demo;

import java.util.List;
import org.backupandmonitor.cli.installation.Installation;

/** What the demo prints in the end: where things are and what to try. */
final class DemoGuide {

    private DemoGuide() {}

    static List<String> lines(Installation installation, DemoPorts ports, SampleRepository repository) {
        String app = "http://localhost:" + ports.app();
        return """

                Ready. Open this link to log in (it works once):
                  %1$s

                  the sample shop   %2$s
                  what people get   %2$s/inbox
                  its repository    %3$s
                  logs              %4$s

                What to try:
                  Break the shop, and look into the inbox a few seconds later; then mend it:
                    curl -X POST %2$s/break
                    curl -X POST %2$s/mend
                  Change what is monitored: edit %5$s there, then
                    git -C %3$s commit -am "Watch more"
                  Press "Run now" on a backup in the UI.
                  Kill a probe, and see who notices and who carries on:
                    kill -9 $(cat %6$s)

                Ctrl-C ends everything; the data stays.""".formatted(
                installation.loginLink(),
                app,
                ShellWord.of(repository.directory()),
                installation.data().logs(),
                SampleRepository.MANIFEST,
                ShellWord.of(installation.data().run().resolve("probe-service-office.pid"))).lines().toList();
    }
}
