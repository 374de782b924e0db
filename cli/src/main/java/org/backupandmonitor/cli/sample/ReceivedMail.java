package org.backupandmonitor.cli.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as far as the inbox shows it: subject, receivers, and the plain text, out of MIME (RFC 2045 to 2047).
 *
 * @param headers by lower-case name, encoded words resolved
 * @param text the first text/plain part, or the body of a mail that has no parts
 */
record ReceivedMail(Map<String, String> headers, String text) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(\\s+(?==\\?))?");

    static ReceivedMail parse(String raw) {
        Map<String, String> headers = headers(raw);
        Map<String, String> readable = new HashMap<>();
        headers.forEach((name, value) -> readable.put(name, decodeWords(value)));
        return new ReceivedMail(Map.copyOf(readable), text(headers, body(raw)));
    }

    Message toMessage() {
        return new Message(
                "email", headers.getOrDefault("to", ""), headers.getOrDefault("subject", "(no subject)"), text.strip());
    }

    private static Map<String, String> headers(String entity) {
        Map<String, String> headers = new HashMap<>();
        int end = entity.indexOf("\n\n");
        String head = (end < 0 ? entity : entity.substring(0, end)).replaceAll("\n[ \t]+", " ");
        for (String line : head.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String body(String entity) {
        int end = entity.indexOf("\n\n");
        return end < 0 ? "" : entity.substring(end + 2);
    }

    private static String text(Map<String, String> headers, String body) {
        String type = headers.getOrDefault("content-type", "text/plain");
        Matcher boundary = BOUNDARY.matcher(type);
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/") && boundary.find()) {
            List<String> parts = List.of(body.split("\n?--" + Pattern.quote(boundary.group(1)) + "(--)?[ \t]*\n?", -1));
            for (String part : parts.subList(1, parts.size())) {
                String text = text(headers(part), body(part));
                if (!text.isBlank()) {
                    return text;
                }
            }
            return "";
        }
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            return "";
        }
        Matcher charset = CHARSET.matcher(type);
        return decode(
                body,
                headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT),
                charset(charset.find() ? charset.group(1) : "UTF-8"));
    }

    private static String decode(String body, String encoding, Charset charset) {
        return switch (encoding) {
            case "base64" -> new String(Base64.getMimeDecoder().decode(body), charset);
            case "quoted-printable" -> new String(unquote(body.replaceAll("=[ \t]*\n", "")), charset);
            default -> body;
        };
    }

    private static byte[] unquote(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '='
                    && index + 2 < text.length()
                    && isHex(text.charAt(index + 1))
                    && isHex(text.charAt(index + 2))) {
                bytes.write(Integer.parseInt(text.substring(index + 1, index + 3), 16));
                index += 2;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String decodeWords(String value) {
        return ENCODED_WORD.matcher(value).replaceAll(word -> {
            Charset charset = charset(word.group(1));
            String text = word.group(2).equalsIgnoreCase("b")
                    ? new String(Base64.getMimeDecoder().decode(word.group(3)), charset)
                    : new String(unquote(word.group(3).replace('_', ' ')), charset);
            return Matcher.quoteReplacement(text);
        });
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0;
    }
}
