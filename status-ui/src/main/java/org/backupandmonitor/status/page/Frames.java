package org.backupandmonitor.status.page;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.ingest.Patience;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page. */
@Singleton
public class Frames {

    private final Visitor visitor;
    private final Watchers watchers;
    private final Patience patience;
    private final List<NavCount> counts;

    Frames(Visitor visitor, Watchers watchers, Patience patience, @All List<NavCount> counts) {
        this.visitor = visitor;
        this.watchers = watchers;
        this.patience = patience;
        this.counts = counts;
    }

    public Frame frame(String title, @Nullable Section section) {
        return frame(title, section, watchers.now());
    }

    /** @param liveness who is alive, where the page itself has asked already */
    public Frame frame(String title, @Nullable Section section, Liveness liveness) {
        List<Frame.NavItem> nav = visitor.known() ? nav(section) : List.of();
        return new Frame(
                title,
                section,
                visitor.name(),
                visitor.csrfToken(),
                liveness.now(),
                banners(liveness),
                nav,
                signal(nav, liveness));
    }

    private Signal signal(List<Frame.NavItem> nav, Liveness liveness) {
        if (liveness.blindness().isPresent() || patience.waiting()) {
            return Signal.BLIND;
        }
        long open = nav.stream()
                .filter(item -> item.section() == Section.INCIDENTS)
                .mapToLong(Frame.NavItem::count)
                .sum();
        return Signal.open(open);
    }

    private List<String> banners(Liveness liveness) {
        List<String> banners = new ArrayList<>();
        liveness.blindness()
                .ifPresent(blindness -> banners.add(Texts.blind(blindness)
                        + ". Nobody judges results and nobody is told of problems, so every monitor is UNKNOWN."));
        if (patience.waiting()) {
            banners.add("History is not being stored at the moment. It waits on Kafka, and nothing is lost.");
        }
        return banners;
    }

    private List<Frame.NavItem> nav(@Nullable Section current) {
        Map<Section, Long> bySection = new EnumMap<>(Section.class);
        counts.forEach(count -> bySection.merge(count.section(), count.count(), Long::sum));
        return Arrays.stream(Section.values())
                .map(section -> new Frame.NavItem(section, section == current, bySection.getOrDefault(section, 0L)))
                .toList();
    }
}
