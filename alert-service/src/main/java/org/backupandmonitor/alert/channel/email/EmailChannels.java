package org.backupandmonitor.alert.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.channel.Wording;
import org.backupandmonitor.contracts.Times;
import org.jspecify.annotations.Nullable;

/**
 * Sends email by SMTP, as text and HTML. The server is configured under {@code quarkus.mailer}.
 *
 * <p>All messages about an incident name the same ancestor (RFC 5322, section 3.6.4), so that mail programs show them
 * together.
 */
@Singleton
public class EmailChannels implements ChannelKind {

    static final String TYPE = "email";

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int MAX_SUBJECT = 180;
    private static final int MAX_ERROR = 300;

    private final EmailSettings settings;
    private final ReactiveMailer mailer;

    /**
     * Where all mail is sent from. Vert.x' mail client loses a server's greeting, and waits for it forever, when it is used
     * from threads of ours, since the connection then is read on one thread and set up on another.
     */
    private final Context mailing;

    private final Template text;
    private final Template html;

    @Inject
    EmailChannels(
            EmailSettings settings,
            ReactiveMailer mailer,
            Vertx vertx,
            @Location("email/announcement.txt") Template text,
            @Location("email/announcement.html") Template html) {
        this.settings = settings;
        this.mailer = mailer;
        this.mailing = vertx.getOrCreateContext();
        this.text = text;
        this.html = html;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, List<String>> channels() {
        Map<String, List<String>> channels = new TreeMap<>();
        settings.channels().forEach((name, channel) -> channel.email()
                .ifPresent(email -> channels.put(name, email.to().orElse(List.of()))));
        return channels;
    }

    @Override
    public List<String> misconfigurations() {
        List<String> problems = new ArrayList<>();
        channels().forEach((name, addresses) -> {
            String setting = "bam.channels." + name + ".email.to";
            if (addresses.isEmpty()) {
                problems.add(setting + " must name at least one address");
            }
            addresses.stream()
                    .filter(address -> !EmailAddress.isPlausible(address))
                    .forEach(address -> problems.add(setting + ": \"" + address + "\" is no email address"));
        });
        return problems;
    }

    @Override
    public Outcome send(Recipient recipient, Announcement announcement) {
        if (!EmailAddress.isPlausible(recipient.address())) {
            return new Outcome.Refused("\"" + recipient.address() + "\" is no email address");
        }
        try {
            deliver(mail(recipient, announcement)).await().atMost(PATIENCE);
            return Outcome.SENT;
        } catch (TimeoutException e) {
            return Outcome.retry("the mail server did not answer within " + PATIENCE.toSeconds() + " s");
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    private Uni<Void> deliver(Mail mail) {
        return Uni.createFrom()
                .emitter(done -> mailing.runOnContext(
                        ignored -> mailer.send(mail).subscribe().with(done::complete, done::fail)));
    }

    private Mail mail(Recipient recipient, Announcement announcement) {
        String thread = "<" + announcement.incident().id() + "@backup-and-monitor>";
        Mail mail = Mail.withText(recipient.address(), subject(announcement), fill(text, announcement))
                .setHtml(fill(html, announcement))
                .addHeader("Message-ID", "<" + id(recipient, announcement) + "@backup-and-monitor>")
                .addHeader("References", thread)
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader(
                        "X-Backup-And-Monitor-Incident", announcement.incident().id());
        return announcement.transition().equals("opened") ? mail : mail.addHeader("In-Reply-To", thread);
    }

    /** The same for the same message, so that whoever gets it a second time after a crash can tell. */
    private static String id(Recipient recipient, Announcement announcement) {
        String what = String.join(
                "|",
                announcement.incident().id(),
                announcement.transition(),
                announcement.at().toString(),
                recipient.channel(),
                recipient.address());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String fill(Template template, Announcement announcement) {
        TemplateInstance filled = template.data("headline", Wording.headline(announcement))
                .data("incident", announcement.incident())
                .data("resolved", announcement.isResolved())
                .data("seenOver", announcement.isSeenOver())
                .data("degraded", announcement.isDegraded())
                .data("since", Times.utc(announcement.incident().openedAt()))
                .data("at", Times.utc(announcement.at()))
                .data("lasted", Wording.text(announcement.lasted()))
                .data("ending", Wording.ending(announcement))
                .data("runbook", Wording.webAddress(announcement.runbook()))
                .data("note", announcement.note())
                .data("link", announcement.link());
        return filled.render();
    }

    /** A line break in a subject would start a header. */
    private static String subject(Announcement announcement) {
        return Wording.bounded(Wording.headline(announcement).replaceAll("\\p{Cntrl}+", " "), MAX_SUBJECT);
    }

    private static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPException smtp) {
                String error =
                        "the mail server answered: " + Wording.bounded(String.valueOf(smtp.getMessage()), MAX_ERROR);
                return smtp.isPermanent() && !isAboutUs(smtp) ? new Outcome.Refused(error) : Outcome.retry(error);
            }
        }
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return Outcome.retry("the mail server could not be reached: " + Wording.bounded(why, MAX_ERROR));
    }

    /** A server that does not let us in refuses every message, until somebody mends the password (RFC 4954, section 6). */
    private static boolean isAboutUs(SMTPException failure) {
        return failure.getReplyCode() >= 530 && failure.getReplyCode() <= 538;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
