package org.backupandmonitor.config.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HookSignatureTest {

    /** The example of GitHub's own documentation. */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @ParameterizedTest
    @CsvSource({
        "GITHUB, sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "BITBUCKET, sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "GITEA, 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "GITLAB, It's a Secret to Everybody"
    })
    void whatTheHostSendsIsGenuine(HookSignature host, String value) {
        assertThat(host.isGenuine(value, BODY, SECRET)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(HookSignature.class)
    void nothingIsNotGenuine(HookSignature host) {
        assertThat(host.isGenuine(null, BODY, SECRET)).isFalse();
        assertThat(host.isGenuine("", BODY, "")).isFalse();
    }

    @Test
    void aChangedBodyIsNotGenuine() {
        assertThat(HookSignature.GITHUB.isGenuine("sha256=" + DIGEST, new byte[] {1}, SECRET))
                .isFalse();
    }
}
