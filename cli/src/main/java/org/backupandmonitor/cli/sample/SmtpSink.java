package org.backupandmonitor.cli.sample;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes mail by SMTP (RFC 5321, without any extension) from this machine, and passes it on to nobody but its consumer. */
final class SmtpSink {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_MAIL = 10 << 20;
    private static final int IDLE_MS = 60_000;

    private final Socket socket;
    private final Consumer<String> mails;

    private SmtpSink(Socket socket, Consumer<String> mails) {
        this.socket = socket;
        this.mails = mails;
    }

    /** Listens until the process ends; every connection has a thread of its own. */
    static void start(int port, Consumer<String> mails) throws IOException {
        ServerSocket server = new ServerSocket(port, 20, InetAddress.getByName("127.0.0.1"));
        Thread acceptor = new Thread(
                () -> {
                    while (true) {
                        try {
                            Socket socket = server.accept();
                            new Thread(() -> new SmtpSink(socket, mails).serve(), "smtp").start();
                        } catch (IOException e) {
                            System.err.println("mail can't be taken any more: " + e.getMessage());
                            return;
                        }
                    }
                },
                "smtp-accept");
        acceptor.start();
    }

    private void serve() {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            socket.setSoTimeout(IDLE_MS);
            answer(out, "220 sample inbox");
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "HELO", "EHLO", "MAIL", "RCPT", "RSET", "NOOP" -> answer(out, "250 ok");
                    case "DATA" -> {
                        answer(out, "354 end it with a dot");
                        mails.accept(data(in));
                        answer(out, "250 delivered to the inbox");
                    }
                    case "QUIT" -> {
                        answer(out, "221 bye");
                        return;
                    }
                    default -> answer(out, "502 not here");
                }
            }
        } catch (IOException e) {
            System.err.println("a mail connection broke: " + e.getMessage());
        }
    }

    /** Lines up to the one with a dot alone; a dot doubled by the sender is undone (RFC 5321, 4.5.2). */
    private static String data(InputStream in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = line(in); line != null && !line.equals("."); line = line(in)) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            if (mail.length() > LONGEST_MAIL) {
                throw new IOException("the mail is too long");
            }
        }
        return mail.toString();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.UTF_8);
            }
            if (bytes.size() > LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            bytes.write(b);
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
