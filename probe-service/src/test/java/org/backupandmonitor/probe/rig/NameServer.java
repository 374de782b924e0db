package org.backupandmonitor.probe.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A real, tiny name server over UDP: it knows a few names below {@code test.}; NXDOMAIN for the rest. */
public final class NameServer implements AutoCloseable {

    private static final Map<String, List<String>> ZONE = Map.of(
            "ok.test. A", List.of("127.0.0.1"),
            "second.test. A", List.of("127.0.0.99", "127.0.0.1"),
            "metadata.test. A", List.of("169.254.169.254"),
            "mixed.test. A", List.of("127.0.0.1", "169.254.169.254"),
            "mail.test. MX", List.of("10 mx1.mail.test.", "20 mx2.mail.test."),
            "text.test. TXT", List.of("\"v=spf1 -all\""));

    private final DatagramSocket socket;

    private final Predicate<String> answered;

    public NameServer() {
        this(every -> true);
    }

    /** @param answered which queries are answered, by the lower-case name and its dot; the others are lost */
    public NameServer(Predicate<String> answered) {
        this.answered = answered;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] query = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                Message question = new Message(query);
                if (answered.test(name(question))) {
                    byte[] answer = answer(question).toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or a query that is none.
            }
        }
    }

    private static String name(Message query) {
        return query.getQuestion().getName().toString().toLowerCase(java.util.Locale.ROOT);
    }

    private static Message answer(Message query) throws IOException {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        String name = name(query);
        List<String> records = ZONE.get(name + " " + Type.string(question.getType()));
        if (records != null) {
            for (String data : records) {
                answer.addRecord(
                        Record.fromString(question.getName(), question.getType(), 1, 60, data, Name.root),
                        Section.ANSWER);
            }
        } else if (ZONE.keySet().stream().noneMatch(key -> key.startsWith(name + " "))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
