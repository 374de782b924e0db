package org.backupandmonitor.alert.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backupandmonitor.alert.MailServer;
import org.backupandmonitor.alert.Surroundings;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Announcements;
import org.backupandmonitor.alert.channel.ChannelContract;
import org.backupandmonitor.alert.channel.ChannelKind;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Email, against a real SMTP server. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = false)
class EmailChannelsTest implements ChannelContract {

    @ConfigProperty(name = "test.smtp.port")
    int port;

    @Inject
    EmailChannels channels;

    private GreenMail mail;

    @BeforeEach
    void start() {
        mail = MailServer.on(port);
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Override
    public ChannelKind kind() {
        return channels;
    }

    @Override
    public Recipient recipient() {
        return Recipient.direct("contract@example.com");
    }

    @Override
    public Recipient refused() {
        return Recipient.direct("no address\r\nBcc: all@example.com");
    }

    @Override
    public void otherSideIsGone() {
        mail.stop();
    }

    @Override
    public List<String> taken() throws MessagingException, IOException {
        List<String> taken = new ArrayList<>();
        for (MimeMessage message : mine()) {
            Multipart parts = (Multipart) message.getContent();
            taken.add((String) parts.getBodyPart(1).getContent());
        }
        return taken;
    }

    @Test
    void test_both_text_and_html_are_sent_and_the_subject_is_one_line() throws Exception {
        channels.send(recipient(), Announcements.down("expected a,\r\nBcc: all@example.com"));

        MimeMessage message = mine().get(0);
        Multipart parts = (Multipart) message.getContent();
        assertThat(message.getSubject()).isEqualTo("DOWN shop/storefront: expected a, ");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void test_a_message_that_is_sent_again_after_a_crash_can_be_told_by_its_id() throws Exception {
        send(Announcements.down("x"));
        send(Announcements.down("x"));
        send(Announcements.up(Announcements.OPENED.plusSeconds(9)));

        Set<String> down = ids("DOWN");
        assertThat(down).hasSize(1).doesNotContainNull();
        assertThat(ids("UP")).hasSize(1).doesNotContainAnyElementsOf(down);
    }

    @Test
    void test_a_server_that_takes_connections_and_never_answers_does_not_use_them_up() throws Exception {
        mail.stop();
        ExecutorService senders = Executors.newFixedThreadPool(12);
        try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            List<CompletableFuture<Outcome>> sending = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> channels.send(recipient(), Announcements.down("x")), senders))
                    .toList();
            assertThat(sending).extracting(CompletableFuture::join).hasOnlyElementsOfType(Outcome.Retry.class);
        } finally {
            senders.shutdown();
        }
        mail = MailServer.on(port);
        mail.start();

        send(Announcements.down("x"));

        assertThat(mine()).isNotEmpty();
    }

    /** As delivery does it: until it is taken. */
    private void send(Announcement announcement) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> channels.send(recipient(), announcement) instanceof Outcome.Sent);
    }

    private Set<String> ids(String subject) throws MessagingException {
        Set<String> ids = new HashSet<>();
        for (MimeMessage message : mine()) {
            if (message.getSubject().startsWith(subject)) {
                ids.add(message.getMessageID());
            }
        }
        return ids;
    }

    private List<MimeMessage> mine() throws MessagingException {
        List<MimeMessage> mine = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals("contract@example.com")) {
                mine.add(message);
            }
        }
        return mine;
    }
}
