package org.backupandmonitor.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    /** RFC 3986, 5.4. */
    @ParameterizedTest
    @CsvSource({
        "g:h, g:h",
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q#s",
        "g#s, http://a/b/c/g#s",
        "g?y#s, http://a/b/c/g?y#s",
        ";x, http://a/b/c/;x",
        "g;x, http://a/b/c/g;x",
        "g;x?y#s, http://a/b/c/g;x?y#s",
        "'', http://a/b/c/d;p?q",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/./y, http://a/b/c/g;x=1/y",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g?y/../x, http://a/b/c/g?y/../x",
        "g#s/./x, http://a/b/c/g#s/./x",
        "g#s/../x, http://a/b/c/g#s/../x",
        "http:g, http:g"
    })
    void aReferenceLeadsWhereTheRfcSays(String reference, String target) {
        assertThat(Reference.parse(reference).from(URI.create("http://a/b/c/d;p?q")))
                .hasToString(target);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a, g, http://a/g",
        "http://a, ?y, http://a?y",
        "http://a/, ../x, http://a/x",
        "http://a/health, ?lang=en, http://a/health?lang=en",
        "http://a/?next=/x/../y, ?y, http://a/?y",
        "http://u:p@a:81/x, /y, http://u:p@a:81/y",
        "http://a/, 1:2/x, http://a/1:2/x"
    })
    void aReferenceLeadsFromAnyPage(URI base, String reference, String target) {
        assertThat(Reference.parse(reference).from(base)).hasToString(target);
    }

    @ParameterizedTest
    @CsvSource({
        "/a b, http://a/a%20b",
        "/a|b?c={d}&e=[f], http://a/a%7Cb?c=%7Bd%7D&e=[f]",
        "/50%, http://a/50%25",
        "/%zz/%2f, http://a/%25zz/%2f",
        "/a\"<>^`\\b, http://a/a%22%3C%3E%5E%60%5Cb",
        // UTF-8 as the bytes of a header
        "/\u00c3\u00bc, http://a/%C3%BC"
    })
    void whatAnAddressMustNotHoldIsEscaped(String reference, String target) {
        assertThat(Reference.parse(reference).from(URI.create("http://a/"))).hasToString(target);
    }
}
