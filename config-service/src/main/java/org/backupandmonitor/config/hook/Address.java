package org.backupandmonitor.config.hook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the different URLs of one repository have in common: {@code https://git.example.com/a/b.git} and
 * {@code git@git.example.com:a/b} are the same repository.
 */
record Address(String host, String path) {

    private static final Pattern SCP_STYLE = Pattern.compile("(?:[^@/]+@)?([^:/]+):(?!//)(.+)");

    /** The address; empty if the text is no URL of a repository on a host. */
    static Optional<Address> of(String url) {
        Matcher scp = SCP_STYLE.matcher(url);
        if (scp.matches()) {
            return Optional.of(normal(scp.group(1), scp.group(2)));
        }
        try {
            URI uri = new URI(url);
            return uri.getHost() == null || uri.getPath() == null
                    ? Optional.empty()
                    : Optional.of(normal(uri.getHost(), uri.getPath()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Address normal(String host, String path) {
        String plain = path.replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
        return new Address(host.toLowerCase(Locale.ROOT), plain.toLowerCase(Locale.ROOT));
    }
}
