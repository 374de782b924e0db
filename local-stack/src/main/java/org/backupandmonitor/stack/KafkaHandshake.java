package org.backupandmonitor.stack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One metadata request, spoken by hand so that no Kafka client has to be on the class path.
 *
 * <p>The port is open before the broker may be used; its name in the metadata is what says that it is in service
 * (https://kafka.apache.org/protocol, Metadata version 4).
 */
final class KafkaHandshake {

    private static final short METADATA = 3;
    private static final short VERSION = 4;
    private static final int MAX_ANSWER = 1 << 20;

    private KafkaHandshake() {}

    /** Whether the server on the port answers and lists a broker. */
    static boolean serves(int port, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            ask(new DataOutputStream(socket.getOutputStream()));
            return brokers(new DataInputStream(socket.getInputStream())) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void ask(DataOutputStream out) throws IOException {
        byte[] client = "bam".getBytes(StandardCharsets.US_ASCII);
        out.writeInt(2 + 2 + 4 + 2 + client.length + 4 + 1);
        out.writeShort(METADATA);
        out.writeShort(VERSION);
        out.writeInt(1); // correlation id
        out.writeShort(client.length);
        out.write(client);
        out.writeInt(0); // about no topic
        out.writeBoolean(false); // and create none
        out.flush();
    }

    private static int brokers(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 12 || length > MAX_ANSWER) {
            throw new IOException("no Kafka answer");
        }
        in.readInt(); // correlation id
        in.readInt(); // throttle time
        return in.readInt();
    }
}
