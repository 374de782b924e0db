package org.backupandmonitor.probe.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a server answered.
 *
 * @param body its kept beginning, as it came
 * @param whole whether all of the body was kept
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Answer(int status, HttpHeaders headers, byte[] body, boolean whole) {

    /** The kept part of the body in the character set the server names, UTF-8 unless it does. */
    String text() {
        Charset charset = HttpUtil.getCharset(headers.get(HttpHeaderNames.CONTENT_TYPE), StandardCharsets.UTF_8);
        return new String(body, charset);
    }

    /** Whether the body is packed, although nobody asked for that. */
    boolean packed() {
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        return !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }

    /** Whether people can read the body. */
    boolean readable() {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "text/plain").toLowerCase(java.util.Locale.ROOT);
        return !packed() && (type.startsWith("text/") || type.contains("json") || type.contains("xml"));
    }
}
