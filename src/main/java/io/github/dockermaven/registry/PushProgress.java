package io.github.dockermaven.registry;

import io.github.dockermaven.report.Activity;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/** The progress of several blobs that are pushed at the same time, as one transfer. */
final class PushProgress {
    private final Activity activity;
    private final long total;
    private final AtomicLongArray moved;
    private final AtomicLong sum = new AtomicLong();

    PushProgress(List<Blob> blobs, Activity activity) {
        this.activity = activity;
        this.total = blobs.stream().mapToLong(Blob::size).sum();
        this.moved = new AtomicLongArray(blobs.size());
    }

    /** Returns a receiver of the number of bytes of a blob that were sent. */
    LongConsumer of(int blob) {
        return now -> {
            long before = moved.getAndSet(blob, now);
            activity.moved(sum.addAndGet(now - before), total);
        };
    }
}
