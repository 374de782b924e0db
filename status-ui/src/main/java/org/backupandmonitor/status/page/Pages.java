package org.backupandmonitor.status.page;

import java.util.List;

/**
 * Where somebody is in a long list.
 *
 * @param page counted from 1
 * @param pages at least 1
 * @param size how many stand on one
 */
public record Pages(int page, int pages, int size) {

    /** @param page as somebody asked for it; the nearest that there is */
    public static Pages of(int page, int items, int size) {
        int pages = Math.max(1, (items + size - 1) / size);
        return new Pages(Math.max(1, Math.min(page, pages)), pages, size);
    }

    public int first() {
        return (page - 1) * size;
    }

    public <T> List<T> part(List<T> all) {
        return all.subList(Math.min(first(), all.size()), Math.min(first() + size, all.size()));
    }

    public boolean several() {
        return pages > 1;
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages;
    }
}
