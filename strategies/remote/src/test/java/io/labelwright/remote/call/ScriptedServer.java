package io.labelwright.remote.call;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on bare sockets of this machine, which answers as its script says, also in ways no server should. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private volatile Script script;

    /** A request as it came. */
    public record Asked(String method, String path, Map<String, String> headers, byte[] body) {

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Decides what a request is answered with. */
    @FunctionalInterface
    public interface Script {
        /** The answer to a request, which is the {@code number}th from 0. */
        Answer to(Asked request, int number);
    }

    /** Writes an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Writes to a connection; whether it can be used for another request. */
        boolean write(Socket socket, OutputStream out) throws IOException;
    }

    /** A server with a script. */
    public ScriptedServer(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Answers by another script from now on. */
    public ScriptedServer script(Script other) {
        script = other;
        return this;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** The requests so far, in the order in which they came. */
    public List<Asked> asked() {
        return asked;
    }

    /** How many requests were answered at the same time at most. */
    public int mostRunning() {
        return mostRunning.get();
    }

    /** An answer of success. */
    public static Answer json(String body) {
        return status(200, "application/json", body);
    }

    /** An answer with a status and headers, each {@code Name: value}. */
    public static Answer status(int status, String type, String body, String... headers) {
        return (socket, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(head(status, type, bytes.length, headers));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    private static byte[] head(int status, String type, long length, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ("HTTP/1.1 " + status + " OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n" + more
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Breaks the connection off without a word. */
    public static Answer reset() {
        return (socket, out) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Announces more than it sends. */
    public static Answer brokenOff(String body) {
        return (socket, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(head(200, "application/json", bytes.length + 100));
            out.write(bytes);
            out.flush();
            return false;
        };
    }

    /** Sends a byte now and then, for longer than anybody waits. */
    public static Answer drip(int millis) {
        return (socket, out) -> {
            out.write(head(200, "application/json", 1_000_000));
            for (int i = 0; i < 1_000_000; i++) {
                out.write(' ');
                out.flush();
                pause(millis);
            }
            return false;
        };
    }

    /** Sends without end. */
    public static Answer endless() {
        return (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var block = new byte[1 << 16];
            while (!Thread.currentThread().isInterrupted()) {
                out.write(block);
            }
            return false;
        };
    }

    /** An answer that takes its time. */
    public static Answer late(int millis, Answer answer) {
        return (socket, out) -> {
            pause(millis);
            return answer.write(socket, out);
        };
    }

    private static void pause(int millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean open = true;
            while (open) {
                Asked request = read(in);
                if (request == null) {
                    return;
                }
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    Answer answer;
                    synchronized (this) {
                        answer = script.to(request, asked.size());
                        asked.add(request);
                    }
                    open = answer.write(connection, out);
                } finally {
                    running.decrementAndGet();
                }
            }
        } catch (IOException e) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Whoever asked has gone; that is what some tests want.
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                // No HTTP: somebody tries TLS.
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String[] words = first.split(" ", -1);
        return new Asked(words[0], words[1], headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.US_ASCII).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }

    @Override
    public void close() {
        closeQuietly(socket);
        threads.shutdownNow();
    }
}
