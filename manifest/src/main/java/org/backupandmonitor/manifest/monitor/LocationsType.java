package org.backupandmonitor.manifest.monitor;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.values.Texts;
import org.jspecify.annotations.Nullable;

/** {@code locations} and {@code confirm}. */
final class LocationsType {

    private static final String ALL = "all";

    private static final Type<Locations> NAMED =
            MappedType.of(ListType.orOne(Texts.name()), LocationsType::named, LocationsType::names);
    private static final Type<List<String>> EXCLUDED =
            MappedType.of(ListType.orOne(Texts.name()), LocationsType::excluded, names -> names);

    private static final Key<Locations> INCLUDE =
            Key.optional("include", NAMED, "[eu-west, office]", "Only these locations.");
    private static final Key<List<String>> EXCLUDE =
            Key.optional("exclude", EXCLUDED, "[office]", "All locations but these.");

    private LocationsType() {}

    static Type<Locations> type() {
        Shape<Locations> table = Shape.<Locations>of("locations")
                .key(INCLUDE, LocationsType::included)
                .key(EXCLUDE, locations -> listOrNull(locations.exclude()))
                .notEmpty()
                .build(LocationsType::build);
        return EitherType.of(NAMED, table, locations -> locations.exclude().isEmpty());
    }

    static Type<Confirmation> confirmation() {
        return ScalarType.of(
                        "word or number",
                        EnumSet.of(Scalar.Kind.TEXT, Scalar.Kind.INTEGER, Scalar.Kind.FRACTION),
                        Map.of(
                                "anyOf",
                                List.of(
                                        Map.of("enum", List.of("any", "majority", ALL)),
                                        Map.of("type", "integer", "minimum", 1, "maximum", 1_000))),
                        LocationsType::parse,
                        confirm -> confirm instanceof Confirmation.Count count
                                ? (Object) count.locations()
                                : confirm.text())
                .suchAs("any, majority, all or 2");
    }

    private static Confirmation parse(Scalar scalar) {
        String text = scalar.whole().map(Object::toString).orElse(scalar.text());
        boolean word = scalar.isText() && text.matches("any|majority|all");
        boolean number = !scalar.isText()
                && text.matches("[0-9]{1,4}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= 1_000;
        if (!word && !number) {
            throw new IllegalArgumentException("\"" + Excerpt.of(scalar.text())
                    + "\" must be any, majority, all, or a number of locations from 1 to 1000"
                    + (scalar.isText() && text.matches("[0-9]+") ? ": remove the quotes" : ""));
        }
        return Confirmation.parse(text);
    }

    private static Locations named(List<String> names) {
        if (names.contains(ALL) && names.size() > 1) {
            throw new IllegalArgumentException("\"all\" stands alone; name the locations, or leave it at all");
        }
        return names.equals(List.of(ALL)) ? Locations.ALL : new Locations(new TreeSet<>(names), Set.of());
    }

    private static List<String> names(Locations locations) {
        return locations.include().isEmpty() ? List.of(ALL) : List.copyOf(new TreeSet<>(locations.include()));
    }

    private static List<String> excluded(List<String> names) {
        if (names.contains(ALL)) {
            throw new IllegalArgumentException("\"all\" leaves no location; name those that shall not check it");
        }
        return names;
    }

    private static Locations build(Values values) {
        Locations included = values.find(INCLUDE);
        List<String> excluded = values.find(EXCLUDE);
        if (included != null
                && excluded != null
                && !included.include().isEmpty()
                && excluded.containsAll(included.include())) {
            throw new IllegalArgumentException(
                    "exclude leaves none of the locations that include names: nobody would check it");
        }
        return new Locations(
                included == null ? Set.of() : included.include(),
                excluded == null ? Set.of() : new TreeSet<>(excluded));
    }

    private static @Nullable Locations included(Locations locations) {
        return locations.include().isEmpty() ? null : new Locations(locations.include(), Set.of());
    }

    private static @Nullable List<String> listOrNull(Set<String> names) {
        return names.isEmpty() ? null : List.copyOf(new TreeSet<>(names));
    }
}
