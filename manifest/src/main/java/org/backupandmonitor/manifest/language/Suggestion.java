package org.backupandmonitor.manifest.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
final class Suggestion {

    private static final int LONGEST = 64;

    /** With more changes than that it is another word, however long. */
    private static final int MOST_CHANGES = 5;

    private Suggestion() {}

    /** The candidate nearest to the word, if one is near enough to be meant; of equals the first. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() < 2 || word.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(word);
        int allowed = Math.max(1, Math.min(MOST_CHANGES, word.length() / 3));
        int nearer = allowed;
        @Nullable String nearest = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > allowed) {
                continue;
            }
            int distance = distance(plain, plain(candidate), nearer);
            if (distance <= nearer) {
                nearest = candidate;
                nearer = distance - 1;
            }
            if (nearer < 0) {
                break;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Whether two names differ in nothing but how their words are joined: {@code max-age}, {@code maxAge}, {@code max_age}. */
    static boolean isSame(String a, String b) {
        return b.length() <= LONGEST && plain(a).equals(plain(b));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
     *
     * @param most above that the result is one more, and found early
     */
    static int distance(String a, String b, int most) {
        int far = most + 1;
        if (Math.abs(a.length() - b.length()) > most) {
            return far;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = Math.min(far, j);
        }
        int leastOfLast = 0;
        for (int i = 1; i <= a.length(); i++) {
            Arrays.fill(row, far);
            row[0] = Math.min(far, i);
            int least = row[0];
            // Further from the diagonal than the distance may be, nothing can lead back.
            for (int j = Math.max(1, i - most); j <= Math.min(b.length(), i + most); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int distance = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance = Math.min(distance, beforeLast[j - 2] + 1);
                }
                row[j] = Math.min(far, distance);
                least = Math.min(least, row[j]);
            }
            if (least > most && leastOfLast > most) {
                return far;
            }
            leastOfLast = least;
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
