package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.report.Activity;
import java.io.IOException;

/** The archive of a file or folder of a container, while the engine sends it. It throws unchecked if it breaks off. */
public final class ContainerArchive extends BlockInputStream {
    private final ResponseStream response;
    private final String subject;
    private final FileStat stat;
    private final Activity receiving;
    private long count;

    ContainerArchive(ResponseStream response, String subject, FileStat stat, Activity receiving) {
        this.response = response;
        this.subject = subject;
        this.stat = stat;
        this.receiving = receiving;
    }

    /** Returns what is in the archive. */
    public FileStat stat() {
        return stat;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = response.body().read(bytes, offset, length);
            count += Math.max(0, read);
            receiving.moved(count, 0);
            return read;
        } catch (IOException e) {
            throw response.failure(subject, e);
        }
    }

    /** Returns the error if its content cannot be. */
    public DockerExecutionException damaged(String reason) {
        return new DockerExecutionException(subject + " broke off: " + reason + ". See the engine's log.");
    }

    @Override
    public void close() {
        response.close();
    }
}
