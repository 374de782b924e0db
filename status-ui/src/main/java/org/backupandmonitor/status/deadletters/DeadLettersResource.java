package org.backupandmonitor.status.deadletters;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.status.page.Frame;
import org.backupandmonitor.status.page.Frames;
import org.backupandmonitor.status.page.Moments;
import org.backupandmonitor.status.page.Section;
import org.jspecify.annotations.Nullable;

/** Records that somebody could not read. */
@Path("/dead-letters")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DeadLettersResource {

    private static final int MOST = 50;

    @CheckedTemplate(basePath = "deadletters")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance deadLetters(Frame frame, List<DeadLetter> letters, @Nullable Instant older);
    }

    private final DeadLetterRepository repository;
    private final Frames frames;

    DeadLettersResource(DeadLetterRepository repository, Frames frames) {
        this.repository = repository;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all(@QueryParam("before") @Nullable String before) {
        Frame frame = frames.frame("Dead letters", Section.DEAD_LETTERS);
        List<DeadLetter> letters = repository.before(Moments.parse(before, frame.now()), MOST);
        return Templates.deadLetters(
                frame,
                letters,
                letters.size() < MOST ? null : letters.get(MOST - 1).at());
    }
}
