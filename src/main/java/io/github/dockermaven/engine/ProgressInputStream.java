package io.github.dockermaven.engine;

import io.github.dockermaven.report.Activity;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much was read of a stream so far, and of its end; closing it ends what is told as well. */
final class ProgressInputStream extends FilterInputStream {
    private final Activity activity;
    private long count;

    ProgressInputStream(InputStream in, Activity activity) {
        super(in);
        this.activity = activity;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        tell(read < 0 ? read : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        tell(read);
        return read;
    }

    private void tell(int read) {
        if (read < 0) {
            activity.close();
        } else {
            count += read;
            activity.moved(count, 0);
        }
    }

    @Override
    public void close() throws IOException {
        activity.close();
        super.close();
    }
}
