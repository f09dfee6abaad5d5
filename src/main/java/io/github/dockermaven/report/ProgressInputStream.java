package io.github.dockermaven.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that reports the bytes read from it to an activity, which is closed at the stream's end or with the stream.
 */
public final class ProgressInputStream extends FilterInputStream {
    private final Activity activity;
    private long count;

    public ProgressInputStream(InputStream in, Activity activity) {
        super(in);
        this.activity = activity;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        report(read < 0 ? read : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        report(read);
        return read;
    }

    private void report(int read) {
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
