package org.backupandmonitor.config.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.config.testing.TestCredentials;
import org.backupandmonitor.messaging.operations.Policies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryRulesTest {

    private final RepositoryRules rules = new RepositoryRules(
            new TestCredentials()
                    .add("token", Map.of("token", "secret:token"))
                    .add("key", Map.of("private-key", "secret:key", "known-hosts", "host ssh-rsa A"))
                    .build(),
            new Policies(List.of(), Set.of()));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "file:///srv/git/shop, -",
                "https://git.example.com/shop.git, -",
                "https://git.example.com:8443/team/shop, token",
                "ssh://git@git.example.com/shop.git, key",
                "ssh://git@git.example.com:2222/~/shop.git, key"
            })
    void allowsWhatCanBeRead(String url, @Nullable String credential) {
        assertThat(rules.violations(spec(url, "main", "backup-and-monitor.yaml", credential)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "http://git.example.com/shop.git|-|url|use https://",
                "git@git.example.com:shop.git|key|url|ssh://USER@HOST/PATH",
                "ftp://git.example.com/shop|-|url|file://, https:// or ssh://",
                "https://me:pw@git.example.com/shop|-|url|credential",
                "https://token@git.example.com/shop|-|url|credential",
                "https:///shop|-|url|no host",
                "https://git.example.com/|-|url|no repository",
                "https://git.example.com/shop?x=1|-|url|query",
                "https://git.example.com/a b|-|url|not a URL",
                "ssh://git@git.example.com/shop|-|credential|private-key",
                "ssh://git@git.example.com/shop|token|credential|private-key",
                "https://git.example.com/shop|key|credential|token",
                "https://git.example.com/shop|nobody|credential|not configured"
            })
    void saysWhatIsWrongWithTheAddress(String url, @Nullable String credential, String field, String said) {
        assertThat(rules.violations(spec(url, null, "backup-and-monitor.yaml", credential)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.message()).contains(said);
                });
    }

    @ParameterizedTest
    @CsvSource({"/etc/passwd", "../x", "a/../../x", "a/", "' '"})
    void keepsThePathInsideTheRepository(String path) {
        assertThat(rules.violations(spec("file:///srv/shop", null, path, null)))
                .extracting(Violation::field)
                .containsExactly("path");
    }

    @ParameterizedTest
    @CsvSource({"a..b", "a b", "-x", "a.lock", "x^y", "a//b", "@{x}y@{", "main~1", "x/"})
    void knowsWhatIsNoBranch(String branch) {
        assertThat(rules.violations(spec("file:///srv/shop", branch, "m.yaml", null)))
                .extracting(Violation::field)
                .containsExactly("branch");
    }

    @ParameterizedTest
    @CsvSource({"main", "release/1.2", "feature/a-b_c", "v"})
    void knowsWhatIsABranch(String branch) {
        assertThat(rules.violations(spec("file:///srv/shop", branch, "m.yaml", null)))
                .isEmpty();
    }

    @Test
    void keepsTheNameOfTheApiFree() {
        RepositorySpec spec = new RepositorySpec(
                "api", "file:///srv/shop", null, "m.yaml", null, Duration.ofMinutes(1), "default", Origin.ADDED);

        assertThat(rules.violations(spec)).extracting(Violation::field).containsExactly("name");
    }

    private static RepositorySpec spec(String url, @Nullable String branch, String path, @Nullable String credential) {
        return new RepositorySpec(
                "shop", url, branch, path, credential, Duration.ofMinutes(1), "default", Origin.ADDED);
    }
}
