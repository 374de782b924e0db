package org.backupandmonitor.probe.expect;

import com.google.re2j.Pattern;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.JsonPathLimits;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.jspecify.annotations.Nullable;

/**
 * Judges the value at a JSONPath. A path that can find several values holds if one of them is as expected. Immutable.
 *
 * <p>Paths come from manifests, so those whose evaluation could take forever are refused ({@link JsonPathLimits}).
 */
public final class JsonExpectation {

    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final String path;
    private final JsonPath compiled;
    private final ValueMatch match;
    private final @Nullable Pattern pattern;

    /** @throws IllegalArgumentException if path or expression can't be used; the message is fit for people */
    public JsonExpectation(String path, ValueMatch match) {
        this.path = path;
        this.match = match;
        this.compiled = compile(path);
        this.pattern = match.op() == ValueMatch.Op.MATCHES ? TextExpectation.compile(text(match.value())) : null;
    }

    private static JsonPath compile(String path) {
        JsonPathLimits.refuse(path).ifPresent(reason -> {
            throw new IllegalArgumentException("the JSONPath \"" + Excerpt.of(path) + "\" can't be used: " + reason);
        });
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + Excerpt.of(path) + "\" is no JSONPath: " + e.getMessage(), e);
        }
    }

    /** Reads a document once for any number of expectations; empty if it is no JSON. */
    public static Optional<Object> parse(String json) {
        try {
            return Optional.ofNullable(JACKSON.jsonProvider().parse(json));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The path, as findings name it. */
    public String path() {
        return path;
    }

    /** What came, if it was not as wanted; empty if it was. */
    public Optional<String> failure(Object document) {
        Object found = compiled.read(document, JACKSON);
        if (!compiled.isDefinite() && found instanceof List<?> several) {
            if (several.stream().anyMatch(this::holds)) {
                return Optional.empty();
            }
            return Optional.of(several.isEmpty() ? "nothing there" : shown(several));
        }
        return holds(found) ? Optional.empty() : Optional.of(found == null ? "nothing there" : shown(found));
    }

    private boolean holds(@Nullable Object found) {
        return switch (match.op()) {
            case EXISTS -> found != null;
            case EQUAL -> ValueMatch.equal(match.value(), found);
            case NOT_EQUAL -> !ValueMatch.equal(match.value(), found);
            case CONTAINS ->
                found instanceof List<?> list
                        ? list.stream().anyMatch(each -> ValueMatch.equal(match.value(), each))
                        : found != null && text(found).contains(text(match.value()));
            case MATCHES ->
                found != null && pattern != null && pattern.matcher(text(found)).find();
            case LESS ->
                Comparison.of(found, match.value()).filter(order -> order < 0).isPresent();
            case LESS_OR_EQUAL ->
                Comparison.of(found, match.value()).filter(order -> order <= 0).isPresent();
            case GREATER ->
                Comparison.of(found, match.value()).filter(order -> order > 0).isPresent();
            case GREATER_OR_EQUAL ->
                Comparison.of(found, match.value()).filter(order -> order >= 0).isPresent();
        };
    }

    public String wanted() {
        String value = match.value() instanceof String text ? "\"" + Excerpt.of(text) + "\"" : text(match.value());
        return switch (match.op()) {
            case EXISTS -> "a value";
            case EQUAL -> value;
            case NOT_EQUAL -> "anything but " + value;
            case CONTAINS -> "something that contains " + value;
            case MATCHES -> "something that matches " + value;
            case LESS -> "less than " + value;
            case LESS_OR_EQUAL -> "at most " + value;
            case GREATER -> "more than " + value;
            case GREATER_OR_EQUAL -> "at least " + value;
        };
    }

    private static String shown(Object found) {
        return found instanceof String text
                ? "\"" + Excerpt.of(text) + "\""
                : Excerpt.of(JACKSON.jsonProvider().toJson(found));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
