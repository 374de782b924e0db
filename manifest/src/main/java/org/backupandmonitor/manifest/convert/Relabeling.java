package org.backupandmonitor.manifest.convert;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code relabel_configs} of Prometheus: rules in their order, each on the labels that those before it left. The actions
 * replace, keep and drop are followed; others are told.
 */
final class Relabeling {

    private static final int LONGEST = 4_000;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$([0-9A-Za-z_]+)|\\$\\{([0-9A-Za-z_]+)}");

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> notFollowed = new LinkedHashSet<>();

    private record Rule(
            String action, List<String> sources, String separator, Pattern regex, String target, String replacement) {}

    Relabeling(In configs) {
        configs.parts().forEach(this::add);
    }

    private void add(In config) {
        String action = config.text("action").orElse("replace").toLowerCase(Locale.ROOT);
        String target = config.text("target_label").orElse("");
        if (!List.of("replace", "keep", "drop").contains(action)) {
            notFollowed.add("action " + action);
            return;
        }
        try {
            // Prometheus anchors every expression at both ends.
            rules.add(new Rule(
                    action,
                    config.at("source_labels").texts(),
                    config.text("separator").orElse(";"),
                    Pattern.compile("(?s:" + config.text("regex").orElse("(.*)") + ")"),
                    target,
                    config.isSaid("replacement") ? config.text("replacement").orElse("") : "$1"));
        } catch (PatternSyntaxException e) {
            notFollowed.add("the rule for " + target + ", whose regex is none");
        }
    }

    /** What could not be followed, so that the labels may be others. */
    Set<String> notFollowed() {
        return notFollowed;
    }

    /** The labels after all rules; empty if the target is dropped. */
    Optional<Map<String, String>> apply(Map<String, String> target) {
        Map<String, String> labels = new LinkedHashMap<>(target);
        for (Rule rule : rules) {
            String value = rule.sources().stream()
                    .map(source -> labels.getOrDefault(source, ""))
                    .collect(Collectors.joining(rule.separator()));
            Matcher matcher = rule.regex().matcher(value);
            boolean matches = matcher.matches();
            if (rule.action().equals("replace")) {
                if (matches) {
                    replace(rule, matcher, labels);
                }
            } else if (matches == rule.action().equals("drop")) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private void replace(Rule rule, Matcher matcher, Map<String, String> labels) {
        String label = expanded(rule.target(), matcher);
        String value = expanded(rule.replacement(), matcher);
        if (value.length() > LONGEST) {
            notFollowed.add("the rule for " + rule.target() + ", which makes very long values");
        } else if (value.isEmpty()) {
            labels.remove(label);
        } else {
            labels.put(label, value);
        }
    }

    /** As Go does: {@code $1}, <code>${1}</code>, names of groups; a group that is not there is empty. */
    private static String expanded(String template, Matcher groups) {
        StringBuilder text = new StringBuilder();
        Matcher reference = REFERENCE.matcher(template);
        int end = 0;
        while (reference.find()) {
            text.append(template, end, reference.start());
            end = reference.end();
            String group = reference.group(1) == null ? reference.group(2) : reference.group(1);
            text.append(group == null ? "$" : group(group, groups));
        }
        return text.append(template.substring(end)).toString();
    }

    private static String group(String name, Matcher groups) {
        String value = null;
        if (name.matches("[0-9]{1,3}")) {
            int index = Integer.parseInt(name);
            value = index <= groups.groupCount() ? groups.group(index) : null;
        } else if (groups.pattern().namedGroups().containsKey(name)) {
            value = groups.group(name);
        }
        return value == null ? "" : value;
    }
}
