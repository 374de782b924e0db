package org.backupandmonitor.status.repositories;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Section;

/** Repositories: which manifest is in force, which was refused, and why. */
@Path("/repositories")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RepositoriesResource {

    @CheckedTemplate(basePath = "repositories")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance repositories(Frame frame, List<RepositoryView> repositories);
    }

    private final RepositoryEventRepository events;
    private final Frames frames;

    RepositoriesResource(RepositoryEventRepository events, Frames frames) {
        this.events = events;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all() {
        return Templates.repositories(
                frames.frame("Repositories", Section.REPOSITORIES), RepositoryView.of(events.newestOfEachType()));
    }
}
