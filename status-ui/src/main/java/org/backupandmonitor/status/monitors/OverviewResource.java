package org.backupandmonitor.status.monitors;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.status.backups.BackupView;
import org.backupandmonitor.status.backups.Backups;
import org.backupandmonitor.status.catalog.Catalog;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Watchers;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Pages;
import org.backupandmonitor.status.page.Section;

/** The first page: every project with its monitors and backups, and one project by itself. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {

    /** With so many projects or fewer, each shows more of what it has. */
    private static final int FEW = 5;

    private static final int CARDS_OF_FEW = 48;
    private static final int CARDS_OF_MANY = 12;
    private static final int PROJECTS = 25;
    /** On a project's own page. */
    private static final int CARDS = 120;

    @CheckedTemplate(basePath = "monitors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                Frame frame,
                Tally tally,
                List<ProjectView> projects,
                Filter filter,
                Pages pages,
                boolean nothingDefined);
    }

    private final Catalog catalog;
    private final Monitors monitors;
    private final Backups backups;
    private final Watchers watchers;
    private final Frames frames;

    OverviewResource(Catalog catalog, Monitors monitors, Backups backups, Watchers watchers, Frames frames) {
        this.catalog = catalog;
        this.monitors = monitors;
        this.backups = backups;
        this.watchers = watchers;
        this.frames = frames;
    }

    @GET
    public TemplateInstance overview(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("page") @DefaultValue("1") int page) {
        Liveness liveness = watchers.now();
        return page(
                "Overview",
                liveness,
                catalog.projects(),
                monitors.all(liveness),
                views(liveness),
                new Filter("", words, status),
                page);
    }

    @GET
    @Path("/projects/{project}")
    public TemplateInstance project(
            @PathParam("project") String project,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("page") @DefaultValue("1") int page) {
        Liveness liveness = watchers.now();
        List<MonitorCard> cards = monitors.ofProject(project, liveness);
        List<BackupView> own = views(liveness).stream()
                .filter(view -> view.facts().definition().project().equals(project))
                .toList();
        List<ProjectDefinition> definition = catalog.project(project).stream().toList();
        if (cards.isEmpty() && own.isEmpty() && definition.isEmpty()) {
            throw new NotFoundException("There is no project \"" + project + "\".");
        }
        return page(project, liveness, definition, cards, own, new Filter(project, words, status), page);
    }

    private List<BackupView> views(Liveness liveness) {
        return backups.all(liveness).stream().map(BackupView::of).toList();
    }

    private TemplateInstance page(
            String title,
            Liveness liveness,
            List<ProjectDefinition> definitions,
            List<MonitorCard> cards,
            List<BackupView> views,
            Filter filter,
            int page) {
        Map<String, ProjectDefinition> byName = new TreeMap<>();
        definitions.forEach(definition -> byName.put(definition.project(), definition));
        Map<String, List<MonitorCard>> monitorsOf = cards.stream()
                .filter(filter::lets)
                .sorted(MonitorCard.WORST_FIRST)
                .collect(Collectors.groupingBy(card -> card.definition().project()));
        Map<String, List<BackupView>> backupsOf = views.stream()
                .filter(filter::lets)
                .sorted(Comparator.comparingInt(BackupView::rank).thenComparing(BackupView::name))
                .collect(Collectors.groupingBy(view -> view.facts().definition().project()));
        TreeSet<String> names = new TreeSet<>(byName.keySet());
        names.addAll(monitorsOf.keySet());
        names.addAll(backupsOf.keySet());
        List<ProjectView> projects = names.stream()
                .map(name -> new ProjectView(
                        name,
                        byName.get(name),
                        monitorsOf.getOrDefault(name, List.of()),
                        backupsOf.getOrDefault(name, List.of()),
                        0))
                .filter(project -> !filter.active() || !project.empty())
                .sorted(Comparator.comparingInt(ProjectView::rank).thenComparing(ProjectView::name))
                .toList();
        Pages pages = filter.project().isEmpty()
                ? Pages.of(page, projects.size(), PROJECTS)
                : Pages.of(
                        page,
                        projects.stream().mapToInt(ProjectView::most).max().orElse(0),
                        CARDS);
        List<ProjectView> shown = filter.project().isEmpty()
                ? pages.part(projects).stream()
                        .map(project -> project.cut(0, projects.size() > FEW ? CARDS_OF_MANY : CARDS_OF_FEW))
                        .toList()
                : projects.stream()
                        .map(project -> project.cut(pages.first(), CARDS))
                        .toList();
        return Templates.overview(
                frames.frame(title, Section.OVERVIEW, liveness),
                Tally.of(cards, views, liveness.now()),
                shown.stream()
                        .map(project -> project.with(monitors.seen(project.monitors(), liveness)))
                        .toList(),
                filter,
                pages,
                definitions.isEmpty() && cards.isEmpty() && views.isEmpty());
    }
}
