package io.github.dockermaven.registry;

import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The publisher of a request's body for the JDK's client, in much larger pieces than the JDK's own publishers. The
 * client subscribes in threads of its own, for a while also after its response was cancelled: {@link #close} ends that.
 */
final class BodyPublisher implements HttpRequest.BodyPublisher, AutoCloseable {
    private static final int PIECE = 256 * 1024;

    private final RequestBody body;
    private final SilenceTimer silenceTimer;
    private final List<Reading> readings = new ArrayList<>();
    private volatile BodySourceException failure;
    private boolean closed;

    BodyPublisher(RequestBody body, SilenceTimer silenceTimer) {
        this.body = body;
        this.silenceTimer = silenceTimer;
    }

    @Override
    public long contentLength() {
        return body.length();
    }

    /** Returns why the body could not be read, {@code null} if that is not the failure. */
    BodySourceException failure() {
        return failure;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        Reading reading = new Reading(subscriber);
        synchronized (this) {
            readings.add(reading);
        }
        subscriber.onSubscribe(reading);
    }

    /** Ends the reading: waits for the piece that is being read, and closes the source. */
    @Override
    public synchronized void close() {
        closed = true;
        readings.forEach(Reading::end);
    }

    private final class Reading implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong requested = new AtomicLong();
        /**
         * A subscriber may request more during a call of {@code onNext}: this counts such requests until their turn.
         */
        private final AtomicInteger pendingCalls = new AtomicInteger();

        private InputStream stream;
        private long left = body.length();
        private volatile boolean over;

        Reading(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            requested.addAndGet(count);
            if (pendingCalls.getAndIncrement() == 0) {
                do {
                    publish();
                } while (pendingCalls.decrementAndGet() != 0);
            }
        }

        private void publish() {
            if (over) {
                end();
                return;
            }
            try {
                for (; !over && requested.get() > 0 && left > 0; requested.decrementAndGet()) {
                    Optional<ByteBuffer> piece = piece();
                    if (piece.isEmpty()) {
                        return;
                    }
                    subscriber.onNext(piece.get());
                }
                if (!over && left == 0) {
                    silenceTimer.allSent();
                    end();
                    subscriber.onComplete();
                }
            } catch (IOException | RuntimeException | Error e) {
                failure = new BodySourceException(PrintableText.of(e), e);
                end();
                subscriber.onError(failure);
            }
        }

        /** Returns the next piece, empty after {@link #close}. */
        private Optional<ByteBuffer> piece() throws IOException {
            synchronized (BodyPublisher.this) {
                if (closed) {
                    return Optional.empty();
                }
                silenceTimer.reading();
                if (stream == null) {
                    stream = body.open();
                }
                byte[] bytes = new byte[(int) Math.min(PIECE, left)];
                int count = stream.readNBytes(bytes, 0, bytes.length);
                if (count < bytes.length) {
                    throw new IOException("it ends " + (left - count) + " bytes too early");
                }
                left -= count;
                silenceTimer.now();
                body.moved().accept(body.offset() + body.length() - left);
                return Optional.of(ByteBuffer.wrap(bytes));
            }
        }

        /** Called by a thread of the client that must not wait: a piece that is being read ends without it. */
        @Override
        public void cancel() {
            over = true;
            if (pendingCalls.getAndIncrement() == 0) {
                end();
            }
        }

        private void end() {
            synchronized (BodyPublisher.this) {
                over = true;
                if (stream != null) {
                    try {
                        stream.close();
                    } catch (IOException e) {
                        // Ignored: it was read to the end of what was needed.
                    }
                    stream = null;
                }
            }
        }
    }
}
