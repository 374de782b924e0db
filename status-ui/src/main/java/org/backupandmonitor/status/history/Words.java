package org.backupandmonitor.status.history;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The numbers that stand for texts in results. A text gets its number once and keeps it, so that a number once read is
 * true for good. Thread-safe.
 */
@Singleton
class Words {

    /** Enough for 20,000 monitors with their revisions of years; a garbage producer must not fill the memory. */
    private static final int MOST_CACHED = 200_000;

    private final DataSource dataSource;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    Words(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Sees to it that {@link #number} knows these texts; new ones are committed at once, whatever the caller does. */
    void learn(Collection<String> texts) throws SQLException {
        List<String> unknown = texts.stream()
                .distinct()
                .filter(text -> !numbers.containsKey(text))
                .sorted()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        if (numbers.size() > MOST_CACHED) {
            numbers.clear();
            learn(texts);
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            Array array = connection.createArrayOf("text", unknown.toArray());
            // Sorted, so that two instances that learn the same words can't wait for each other in a circle.
            String insert = "insert into status.word (text) select unnest(?::text[]) on conflict (text) do nothing";
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setArray(1, array);
                statement.executeUpdate();
            }
            remember(connection, array);
        }
    }

    /** @throws IllegalStateException for a text that was not learned before */
    int number(String text) {
        Integer number = numbers.get(text);
        if (number == null) {
            throw new IllegalStateException("\"" + text + "\" was not learned before");
        }
        return number;
    }

    /** The text's number; empty if no result ever used it. */
    OptionalInt find(String text) throws SQLException {
        if (!numbers.containsKey(text)) {
            try (Connection connection = dataSource.getConnection()) {
                remember(connection, connection.createArrayOf("text", new String[] {text}));
            }
        }
        Integer number = numbers.get(text);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private void remember(Connection connection, Array texts) throws SQLException {
        String select = "select text, id from status.word where text = any(?)";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setArray(1, texts);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
    }
}
