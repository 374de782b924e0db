package org.backupandmonitor.status.monitors;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.backupandmonitor.status.access.Visitor;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;

/**
 * A project's page for the public. It exists for strangers only where ops opened the project; otherwise it looks as if
 * there were no such project.
 */
@Path("/status/{project}")
@Blocking
public class PublicResource {

    @CheckedTemplate(basePath = "monitors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance publicStatus(Frame frame, String project, PublicPage page);
    }

    private final PublicPages pages;
    private final Visitor visitor;
    private final Frames frames;

    PublicResource(PublicPages pages, Visitor visitor, Frames frames) {
        this.pages = pages;
        this.visitor = visitor;
        this.frames = frames;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@PathParam("project") String project) {
        PublicPage page = (visitor.maySee(project) ? pages.of(project) : Optional.<PublicPage>empty())
                .orElseThrow(() -> new NotFoundException("There is no public page for this project."));
        return Templates.publicStatus(frames.frame("Status of " + project, null, page.liveness()), project, page);
    }
}
