package io.github.dockermaven.registry;

import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.report.Durations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as a stream whose reads end when the server is silent for too long; the JDK's own wait for
 * ever. If it is closed before its end, the connection is lost.
 */
final class ResponseBody extends BlockInputStream implements BodySubscriber<ResponseBody> {
    /** The longest time of a short response, as a multiple of the silence. */
    private static final int LONGEST_SHORT = 5;

    private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

    private final Duration silence;
    private final Duration longestShort;
    private final BlockingQueue<List<ByteBuffer>> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<ResponseBody> self = CompletableFuture.completedFuture(this);
    private volatile Subscription subscription;
    private volatile Throwable failure;
    private volatile boolean closed;
    private Iterator<ByteBuffer> pieces = List.<ByteBuffer>of().iterator();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean ended;

    /** @param silence the longest time without a byte from the server */
    ResponseBody(Duration silence) {
        this(silence, silence.multipliedBy(LONGEST_SHORT));
    }

    /** @param longestShort the longest time of a whole short response */
    ResponseBody(Duration silence, Duration longestShort) {
        this.silence = silence;
        this.longestShort = longestShort;
    }

    @Override
    public CompletionStage<ResponseBody> getBody() {
        return self;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received.add(buffers);
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
        received.add(END);
    }

    @Override
    public void onComplete() {
        received.add(END);
    }

    /**
     * Reads a response that should be short: one that arrives byte by byte is given up.
     *
     * @param most the largest number of bytes to read
     */
    byte[] readShort(int most) throws IOException {
        long end = System.nanoTime() + longestShort.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = 0; count >= 0 && bytes.size() < most; ) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw tooSlow();
            }
            count = read(buffer, 0, Math.min(buffer.length, most - bytes.size()), left);
            bytes.write(buffer, 0, Math.max(0, count));
        }
        return bytes.toByteArray();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return read(bytes, offset, length, Long.MAX_VALUE);
    }

    /** @param left the longest time to wait in nanoseconds, unless the server is silent for too long before */
    private int read(byte[] bytes, int offset, int length, long left) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (!piece.hasRemaining()) {
            if (!next(left)) {
                return -1;
            }
        }
        int count = Math.min(length, piece.remaining());
        piece.get(bytes, offset, count);
        return count;
    }

    private boolean next(long left) throws IOException {
        if (!ended && !pieces.hasNext()) {
            List<ByteBuffer> list = receive(left);
            ended = list == END;
            if (!ended) {
                pieces = list.iterator();
                subscription.request(1);
            }
        }
        if (ended) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            return false;
        }
        piece = pieces.hasNext() ? pieces.next() : piece;
        return true;
    }

    private List<ByteBuffer> receive(long left) throws IOException {
        try {
            List<ByteBuffer> list = received.poll(Math.min(left, silence.toNanos()), TimeUnit.NANOSECONDS);
            if (list != null) {
                return list;
            }
        } catch (InterruptedException e) {
            close();
            throw Interruptions.of(e);
        }
        if (left < silence.toNanos()) {
            throw tooSlow();
        }
        close();
        throw new ReadTimeoutException(silence);
    }

    private ReadTimeoutException tooSlow() {
        close();
        return new ReadTimeoutException("its answer takes longer than " + Durations.format(longestShort));
    }

    @Override
    public void close() {
        closed = true;
        Subscription given = subscription;
        if (given != null && !ended) {
            given.cancel();
        }
    }
}
