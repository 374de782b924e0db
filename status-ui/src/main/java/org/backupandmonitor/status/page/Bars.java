package org.backupandmonitor.status.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened one after the other as bars, the newest at the right. A bar's height says the same as its colour.
 *
 * @param bars from left to right
 * @param width of the drawing
 * @param summary what a person who does not see the bars is told
 */
public record Bars(List<Bar> bars, int width, String summary) {

    public static final int HEIGHT = 28;
    private static final int STEP = 8;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** One bar; {@code tip} says in words what it shows. */
    public record Bar(int x, int y, int height, Tone tone, String tip) {}

    /** What one bar stands for, in words. */
    public record Item(Tone tone, String tip) {}

    /**
     * @param items oldest first, and no more than there are slots
     * @param slots how many bars there is room for; fewer items leave room at the left
     */
    public static Bars of(List<Item> items, int slots, String summary) {
        List<Bar> bars = new ArrayList<>();
        int x = (slots - items.size()) * STEP;
        for (Item item : items) {
            int height = height(item.tone());
            bars.add(new Bar(x, HEIGHT - height, height, item.tone(), item.tip()));
            x += STEP;
        }
        return new Bars(bars, slots * STEP - 2, summary);
    }

    /** The same with the room that is left at the right: for what begins with its first item. */
    public static Bars fromLeft(List<Item> items, int slots, String summary) {
        return new Bars(of(items, items.size(), summary).bars(), slots * STEP - 2, summary);
    }

    private static int height(Tone tone) {
        return switch (tone) {
            case GOOD -> 16;
            case WARN, BUSY -> 22;
            case BAD -> HEIGHT;
            case UNSURE, OFF -> 8;
        };
    }
}
