package org.backupandmonitor.system.world;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** An SMTP server that keeps what it gets. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    public static MailServer start(String address) {
        GreenMail server = new GreenMail(new ServerSetup(0, address, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailServer(server);
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /**
     * A message as its reader sees it.
     *
     * @param text the plain part
     * @param html empty if there is none
     */
    public record Mail(String to, String subject, String text, String html) {}

    /** Everything that was sent to the address, oldest first. */
    public List<Mail> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailServer::read)
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    Arrays.toString(message.getRecipients(Message.RecipientType.TO)),
                    message.getSubject(),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException e) {
            throw new AssertionError("the mail can't be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
