package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.junit.jupiter.api.Test;

/** What only the caller knows is judged with line and column too. */
class KnownChecksTest {

    private static final Policy POLICY = new Policy(
            "shop",
            List.of("*.shop.example.com"),
            List.of("db.shop.example.com"),
            List.of("nas"),
            List.of("shop-alerts"),
            List.of("*"),
            Duration.ofSeconds(10),
            2,
            false);

    @Test
    void test_channels_locations_and_vaults_that_are_not_there_are_refused() {
        Known known = Known.nothing()
                .withChannels(Set.of("shop-alerts", "ops"))
                .withLocations(Set.of("eu-west", "office"))
                .withVaults(Set.of("nas", "offsite"));

        List<String> texts = errors("""
                version: 1
                project: shop
                alerts: { slack: [shop-alert] }
                defaults: { locations: [eu-wset] }
                monitors:
                  - name: a
                    tcp: db.shop.example.com:5432
                    locations: { exclude: [moon] }
                    alerts: { channels: [ops, pager] }
                backups:
                  - name: b
                    files: { paths: [/srv] }
                    vaults: [ofsite]
                  - name: c
                    files: { paths: [/srv] }
                """, known);

        assertThat(texts)
                .containsExactly(
                        "3:19: error unknown-channel: there is no channel \"shop-alert\"; did you mean \"shop-alerts\"?",
                        "4:25: error unknown-location: there is no location \"eu-wset\"; did you mean \"eu-west\"?",
                        "8:28: error unknown-location: there is no location \"moon\"; known locations: eu-west, office",
                        "9:31: error unknown-channel: there is no channel \"pager\"; known channels: ops, shop-alerts",
                        "13:14: error unknown-vault: there is no vault \"ofsite\"; did you mean \"offsite\"?",
                        "14:5: error unknown-vault: this backup does not say where it lands: add vaults with some of"
                                + " nas, offsite");
    }

    @Test
    void test_what_the_policy_does_not_allow_is_refused() {
        List<String> texts = errors("""
                version: 1
                project: shop
                alerts: { channels: [ops] }
                monitors:
                  - name: a
                    http: https://evil.example.com/
                    every: 1s
                  - name: b
                    tcp: { host: 169.254.169.254, port: 80 }
                  - name: c
                    dns: { name: evil.example.com, server: "10.0.0.1:53" }
                backups:
                  - name: d
                    postgres: { host: other.example.com, database: x, user: y }
                    vaults: [offsite]
                  - name: e
                    files: { paths: [/etc] }
                """, Known.nothing().withPolicy(POLICY));

        assertThat(texts)
                .containsExactly(
                        "3:22: error not-allowed: policy \"shop\" does not allow channel \"ops\": choose another, or ask ops"
                                + " to allow it",
                        "6:11: error not-allowed: policy \"shop\" does not allow \"evil.example.com\" (its targets:"
                                + " *.shop.example.com)",
                        "7:12: error not-allowed: every 1s is more often than policy \"shop\" allows: write 10s or more",
                        "9:18: error not-allowed: policy \"shop\" does not allow \"169.254.169.254\" (its targets:"
                                + " *.shop.example.com)",
                        "10:5: error not-allowed: this is monitor 3 of 3, and policy \"shop\" allows 2: remove some, or ask"
                                + " ops to allow more",
                        "11:44: error not-allowed: policy \"shop\" does not allow \"10.0.0.1\" (its targets:"
                                + " *.shop.example.com)",
                        "14:23: error not-allowed: policy \"shop\" does not allow \"other.example.com\" (its sources:"
                                + " db.shop.example.com)",
                        "15:14: error not-allowed: policy \"shop\" does not allow vault \"offsite\": choose another, or ask"
                                + " ops to allow it",
                        "17:12: error not-allowed: policy \"shop\" does not allow paths of the machine of backup-service"
                                + " itself (ops can: sources: [localhost])");
    }

    @Test
    void test_metadata_addresses_are_refused_by_every_policy() {
        List<String> texts = errors("""
                version: 1
                project: shop
                monitors:
                  - name: a
                    http: http://169.254.169.254/latest/meta-data
                  - name: b
                    tcp: "[::ffff:127.0.0.1]:80"
                """, Known.nothing().withPolicy(Policy.builtIn()));

        assertThat(texts)
                .containsExactly(
                        "5:11: error not-allowed: 169.254.169.254 is a link-local or cloud-metadata address, which is always"
                                + " refused",
                        "7:10: error not-allowed: 127.0.0.1 is this machine itself, which policy \"default\" does not allow"
                                + " (ops can: loopback: true)");
    }

    @Test
    void test_secrets_that_operations_use_are_refused() {
        List<String> texts = errors(
                """
                version: 1
                project: shop
                x-password: &password secret:vault-nas
                monitors:
                  - name: a
                    http: { url: "https://evil.example.com/", headers: { X-Key: "secret:slack-shop", X-Own: "secret:own" } }
                backups:
                  - name: b
                    postgres: { host: evil.example.com, database: x, user: y, password: *password }
                """, Known.nothing().withPolicy(Policy.builtIn()).withReserved(Set.of("vault-nas", "slack-shop")));

        assertThat(texts)
                .containsExactly(
                        "6:65: error not-allowed: policy \"default\" does not allow secret \"slack-shop\": name one of the"
                                + " project's own, or ask ops to allow it (secrets: [slack-shop])",
                        "9:73: error not-allowed: policy \"default\" does not allow secret \"vault-nas\": name one of the"
                                + " project's own, or ask ops to allow it (secrets: [vault-nas])");
    }

    @Test
    void test_a_project_of_somebody_else_is_refused() {
        List<String> texts = errors(
                "version: 1\nproject: shop\n",
                Known.nothing().withProject("blog").withOwner(project -> Optional.of("shop-repository")
                        .filter(own -> project.equals("shop"))));

        assertThat(texts)
                .containsExactly(
                        "2:10: error wrong-project: project \"shop\" belongs to repository \"shop-repository\": choose"
                                + " another name, or ask ops to move it",
                        "2:10: error wrong-project: this manifest was sent for project \"blog\" and names \"shop\": send it"
                                + " to its own project, or correct the name");
    }

    @Test
    void test_what_fits_is_accepted() {
        ParsedManifest parsed = new ManifestParser()
                .parse("""
                        version: 1
                        project: shop
                        alerts: { slack: shop-alerts }
                        monitors:
                          - name: a
                            http: https://www.shop.example.com/
                        backups:
                          - name: b
                            postgres: { host: db.shop.example.com, database: x, user: y }
                            max-age: 26h
                        """)
                .checked(Known.nothing()
                        .withPolicy(POLICY)
                        .withChannels(Set.of("shop-alerts"))
                        .withVaults(Set.of("nas"))
                        .withProject("shop"));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.manifest()).isPresent();
    }

    private static List<String> errors(String text, Known known) {
        ParsedManifest parsed = new ManifestParser().parse(text).checked(known);
        assertThat(parsed.manifest()).isEmpty();
        return parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .map(Diagnostic::text)
                .toList();
    }
}
