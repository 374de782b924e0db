package org.backupandmonitor.manifest.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads YAML 1.2 into nodes with their places.
 *
 * <p>Never throws, whatever the input: what is wrong comes back as a problem. Works on the parser's events, one after
 * another and without recursion of its own, so that neither nesting nor aliases can exhaust stack or memory.
 */
public final class SourceReader {

    private final Limits limits;
    private final boolean comments;

    public SourceReader(Limits limits) {
        this(limits, true);
    }

    private SourceReader(Limits limits, boolean comments) {
        this.limits = limits;
        this.comments = comments;
    }

    /** One that passes comments over: half a million of them fit into a file of 1 MiB. */
    public static SourceReader withoutComments(Limits limits) {
        return new SourceReader(limits, false);
    }

    public Document read(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return tooLarge();
        }
        if (isUtf16(bytes)) {
            return refused("not-utf8", Span.START, "the file is UTF-16, as some programs save text: save it as UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return refused(
                    "not-utf8",
                    at(text, text.length()),
                    "the file is not UTF-8 from here on: save it as UTF-8 (byte "
                            + String.format(Locale.ROOT, "0x%02X", bytes[in.position()] & 0xff) + " can't stand here)");
        }
        return parse(text);
    }

    public Document read(String text) {
        // A character is at most three bytes of UTF-8 per char; count only where it could matter.
        if (text.length() > limits.bytes() / 3) {
            long bytes = text.length() > limits.bytes() ? text.length() : utf8Length(text);
            if (bytes > limits.bytes()) {
                return tooLarge();
            }
        }
        return parse(text);
    }

    private Document parse(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return new EventReader(body, limits, comments).read();
        } catch (MarkedYamlEngineException e) {
            Span place = SyntaxMessage.place(e);
            String line = body.lines().skip(place.line() - 1).findFirst().orElse("");
            return refused("syntax", place, SyntaxMessage.of(e, line));
        } catch (YamlVersionException e) {
            return refused("syntax", Span.START, "a manifest is YAML 1.2: remove the line that begins with %YAML");
        } catch (ReaderException e) {
            return refused(
                    "syntax",
                    at(
                            body,
                            body.offsetByCodePoints(
                                    0, Math.min(e.getPosition(), body.codePointCount(0, body.length())))),
                    String.format(
                            Locale.ROOT,
                            "the character U+%04X can't stand in YAML: remove it, or write it as \"\\u%04X\" in double quotes",
                            e.getCodePoint(),
                            e.getCodePoint()));
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return refused("syntax", Span.START, "this is no YAML that can be read: " + e.getMessage());
        }
    }

    private Document tooLarge() {
        return refused(
                "too-large",
                Span.START,
                "the file has more than the " + limits.bytes()
                        + " bytes that are allowed: split it into several manifests, one per project");
    }

    private static Document refused(String code, Span span, String message) {
        return new Document(null, List.of(new Problem(code, span, message)), List.of());
    }

    /** By its byte order mark, or by a first character of ASCII in two bytes. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return first == 0xfffe || first == 0xfeff || first != 0 && (first & 0xff) == 0 && first >>> 8 < 0x80;
    }

    private static Span at(String text, int end) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        int column = text.codePointCount(start, end) + 1;
        return new Span(line, column, line, column + 1);
    }

    private static long utf8Length(String text) {
        return text.codePoints()
                .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
