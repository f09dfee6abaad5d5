package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is between a client and a server of HTTP, and fails with those requests that are named by a pattern of their first
 * line, {@code PUT /v2/shop/users/manifests/1.0 HTTP/1.1}. A fault happens a given number of times, in the order in which the
 * faults are given if several are for the same request; all other requests pass. {@link FaultyProxy} sees bytes only, and so
 * works with TLS.
 */
public final class FaultyRequests implements Closeable {
    /** As many times as it is asked for. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)\r\n");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked\r\n");
    private static final int TLS_HANDSHAKE = 0x16;
    private static final long PATIENCE_SECONDS = 60;

    private final LoopbackServer server;
    private final String target;
    private final List<Planned> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger played = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final Semaphore stalled = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final Semaphore abandoned = new Semaphore(0);

    /**
     * What happens to a request.
     *
     * @param answer what the client is answered, and the server never sees; empty for silence, {@code null} to let it through
     * @param body after how many bytes of the request's body the connection is cut
     * @param received after how many bytes of the answer the connection is cut
     * @param stalls whether the connection stands still where it would be cut
     * @param spoilt which byte of the answer is made another one
     */
    private record Fault(String answer, long body, long received, boolean stalls, long spoilt) {
        static final long NEVER = Long.MAX_VALUE;
        static final Fault NONE = new Fault(null, NEVER, NEVER, false, NEVER);

        static Fault answered(String answer, boolean stalls) {
            return new Fault(answer, NEVER, NEVER, stalls, NEVER);
        }

        static Fault inBody(long after, boolean stalls) {
            return new Fault(null, after, NEVER, stalls, NEVER);
        }

        static Fault inAnswer(long after, boolean stalls) {
            return new Fault(null, NEVER, after, stalls, NEVER);
        }

        static Fault spoilt(long at) {
            return new Fault(null, NEVER, NEVER, false, at);
        }
    }

    /**
     * A fault, and for which requests.
     *
     * @param left how often it still happens
     */
    private record Planned(Pattern request, AtomicInteger left, Fault fault) {
        /** @param length of the request's body: one that ends before the fault is another one's */
        boolean isFor(String line, long length) {
            return request.matcher(line).find()
                    && (fault.body == Fault.NEVER || length > fault.body)
                    && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
        }
    }

    /** @param address of the server, {@code localhost:5000} */
    public FaultyRequests(String address) throws IOException {
        target = address;
        server = new LoopbackServer(this::serve);
    }

    public String address() {
        return server.address();
    }

    /** How many faults there were. */
    public int played() {
        return played.get();
    }

    /** How many bytes the server got in the bodies of requests. */
    public long sent() {
        return sent.get();
    }

    /** The requests are answered so, and the connection ends. */
    public FaultyRequests answer(int times, String request, String status, String header, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return add(
                times,
                request,
                Fault.answered(
                        "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + length
                                + "\r\nConnection: close\r\n\r\n" + body,
                        false));
    }

    /** The requests are never answered. */
    public FaultyRequests stall(int times, String request) {
        return add(times, request, Fault.answered("", true));
    }

    /** The connection ends in the middle of the request's body, of those that are longer. */
    public FaultyRequests cutBody(int times, String request, long after) {
        return add(times, request, Fault.inBody(after, false));
    }

    /** The server gets that much of the request's body, of those that are longer, and the client no answer. */
    public FaultyRequests stallBody(int times, String request, long after) {
        return add(times, request, Fault.inBody(after, true));
    }

    /** The server has the whole request, and the client gets that much of the answer. */
    public FaultyRequests cutAnswer(int times, String request, long after) {
        return add(times, request, Fault.inAnswer(after, false));
    }

    /** The server has the whole request, and the client gets that much of the answer, and waits for the rest. */
    public FaultyRequests stallAnswer(int times, String request, long after) {
        return add(times, request, Fault.inAnswer(after, true));
    }

    /** One byte of the answer is another one: that at this place, its head included. */
    public FaultyRequests spoilAnswer(int times, String request, long at) {
        return add(times, request, Fault.spoilt(at));
    }

    private FaultyRequests add(int times, String request, Fault fault) {
        faults.add(new Planned(Pattern.compile(request), new AtomicInteger(times), fault));
        return this;
    }

    /** Waits until one more request stands still. */
    public void awaitStalled() throws InterruptedException {
        await(stalled, "No request stands still");
    }

    /** Takes from the client of one more request that stands still what it sends yet, until it has gone. */
    public void awaitAbandoned() throws InterruptedException {
        released.release();
        await(abandoned, "The client has not gone");
    }

    private static void await(Semaphore event, String otherwise) throws InterruptedException {
        if (!event.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(otherwise + " within " + PATIENCE_SECONDS + " s");
        }
    }

    private Fault fault(String head) {
        String line = head.substring(0, head.indexOf('\r'));
        for (Planned planned : faults) {
            if (planned.isFor(line, body(head))) {
                played.incrementAndGet();
                return planned.fault;
            }
        }
        return Fault.NONE;
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket upstream = LoopbackServer.connect(target)) {
            Answers answers = new Answers(upstream, client, stalled::release);
            LoopbackServer.thread(answers::move);
            try {
                InputStream source = client.getInputStream();
                String head = head(source);
                while (!head.isEmpty() && passOn(client, upstream, head, answers)) {
                    head = head(source);
                }
            } finally {
                if (answers.stalled()) {
                    awaitEnd(client);
                }
            }
        }
    }

    /** Whether there may be another request after it. */
    private boolean passOn(Socket client, Socket upstream, String head, Answers answers) throws IOException {
        Fault fault = fault(head);
        if (fault.answer != null) {
            answerInstead(client, body(head), fault);
            return false;
        }
        answers.next(fault);
        OutputStream sink = upstream.getOutputStream();
        sink.write(head.getBytes(StandardCharsets.ISO_8859_1));
        sent.addAndGet(copy(client.getInputStream(), sink, Math.min(body(head), fault.body)));
        if (fault.body == Fault.NEVER) {
            return true;
        }
        if (fault.stalls) {
            stalled.release();
            awaitEnd(client);
        }
        return false;
    }

    /** How long it is. Where that is not known before, all that comes on the connection is taken for it. */
    private static long body(String head) {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return Long.parseLong(length.group(1));
        }
        return CHUNKED.matcher(head).find() ? Long.MAX_VALUE : 0;
    }

    private void answerInstead(Socket client, long body, Fault fault) throws IOException {
        if (fault.stalls) {
            stalled.release();
            awaitEnd(client);
            return;
        }
        copy(client.getInputStream(), OutputStream.nullOutputStream(), body);
        client.getOutputStream().write(fault.answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads nothing until the test waits for the client's end, which is known by the end of what it sends. */
    private void awaitEnd(Socket client) throws IOException {
        released.acquireUninterruptibly();
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } finally {
            abandoned.release();
        }
    }

    /**
     * The first line and the headers, with the empty line after them; empty at the end of the connection, and where it begins
     * with a handshake of TLS, as engines try it first.
     */
    private static String head(InputStream source) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = source.read();
            if (next < 0 || head.isEmpty() && next == TLS_HANDSHAKE) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static long copy(InputStream source, OutputStream sink, long count) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = count;
        while (left > 0) {
            int read = source.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            sink.write(buffer, 0, read);
            left -= read;
        }
        return count - left;
    }

    /** What the server says on one connection, where no request comes before the answer to the last one. */
    private static final class Answers {
        private final Socket from;
        private final Socket to;
        private final Runnable onStall;
        private Fault fault = Fault.NONE;
        private long count;
        private boolean stalled;

        Answers(Socket from, Socket to, Runnable onStall) {
            this.from = from;
            this.to = to;
            this.onStall = onStall;
        }

        synchronized void next(Fault next) {
            fault = next;
            count = 0;
        }

        void move() throws IOException {
            byte[] buffer = new byte[16 * 1024];
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!pass(buffer, read)) {
                    break;
                }
            }
            if (!stalled()) {
                to.close();
                from.close();
            }
        }

        /** Whether there may be more. */
        private synchronized boolean pass(byte[] bytes, int read) throws IOException {
            if (fault.spoilt >= count && fault.spoilt < count + read) {
                bytes[(int) (fault.spoilt - count)] ^= 1;
            }
            int passed = (int) Math.min(read, fault.received - count);
            to.getOutputStream().write(bytes, 0, passed);
            count += passed;
            if (count < fault.received) {
                return true;
            }
            if (fault.stalls) {
                stalled = true;
                onStall.run();
            }
            return false;
        }

        synchronized boolean stalled() {
            return stalled;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
