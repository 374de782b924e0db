package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.junit.jupiter.api.Test;

/** Several manifests of one repository. */
class ManifestSetTest {

    @Test
    void test_each_names_a_project_of_its_own() {
        List<ManifestSet.Member> checked = ManifestSet.checked(List.of(
                member("a.yaml", "version: 1\nproject: shop\n"),
                member("b.yaml", "version: 1\nproject: blog\n"),
                member("c.yaml", "version: 1\nproject: shop\n"),
                member("d.yaml", "version: 1\nproject: shop\nmonitors: [1]\n"),
                member("e.yaml", "version: 1\nproject: Not A Name\n"),
                member("f.yaml", "version: 1\nproject: Not A Name\n"),
                member("g.yaml", "{"),
                member("h.yaml", "version: 1\n")));

        assertThat(checked)
                .extracting(member -> member.file() + " " + codes(member))
                .containsExactly(
                        "a.yaml []",
                        "b.yaml []",
                        "c.yaml [2:10 duplicate-project]",
                        "d.yaml [2:10 duplicate-project, 3:12 wrong-type]",
                        "e.yaml [2:10 invalid-value]",
                        "f.yaml [2:10 invalid-value]",
                        "g.yaml [1:2 syntax]",
                        "h.yaml [1:1 missing-key]");
        assertThat(checked.get(2).parsed().manifest()).isEmpty();
        assertThat(checked.get(2).parsed().diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.path()).isEqualTo("project");
            assertThat(diagnostic.message())
                    .isEqualTo("project \"shop\" is in a.yaml already: join the two files, or rename one project");
        });
    }

    private static ManifestSet.Member member(String file, String text) {
        return new ManifestSet.Member(file, new ManifestParser().parse(text));
    }

    private static List<String> codes(ManifestSet.Member member) {
        return member.parsed().diagnostics().stream()
                .map(ManifestSetTest::shown)
                .toList();
    }

    private static String shown(Diagnostic diagnostic) {
        return diagnostic.line() + ":" + diagnostic.column() + " " + diagnostic.code();
    }
}
