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
 * Gives the JDK's client a body as it asks for it, in pieces much larger than its own publishers'. The client does so in
 * threads of its own, for a while also after its answer was cancelled: {@link #close} ends that.
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

    /** Why the body could not be read, {@code null} if that is not what failed. */
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

    /** Has the body read no longer: waits for the piece that is being read, and closes the source. */
    @Override
    public synchronized void close() {
        closed = true;
        readings.forEach(Reading::end);
    }

    private final class Reading implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong wanted = new AtomicLong();
        /** A subscriber may ask for more while it is given something: that waits for its turn. */
        private final AtomicInteger turns = new AtomicInteger();

        private InputStream stream;
        private long left = body.length();
        private volatile boolean over;

        Reading(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            wanted.addAndGet(count);
            if (turns.getAndIncrement() == 0) {
                do {
                    give();
                } while (turns.decrementAndGet() != 0);
            }
        }

        private void give() {
            if (over) {
                end();
                return;
            }
            try {
                for (; !over && wanted.get() > 0 && left > 0; wanted.decrementAndGet()) {
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

        /** The next piece, empty if nothing may be read any longer. */
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

        /** Called by a thread of the client that waits for nothing: a piece that is being read ends by itself. */
        @Override
        public void cancel() {
            over = true;
            if (turns.getAndIncrement() == 0) {
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
                        // It was read as far as it was needed.
                    }
                    stream = null;
                }
            }
        }
    }
}
