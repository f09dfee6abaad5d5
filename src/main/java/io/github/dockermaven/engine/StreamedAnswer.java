package io.github.dockermaven.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ResponseItem;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Waits for an answer that the engine gives line by line, and finds the error in it: the engine answers 200 before it
 * knows how a push or pull ends, and docker-java's own callbacks pass over or mislead about what follows.
 */
final class StreamedAnswer<T extends ResponseItem> implements ResultCallback<T> {
    private final String action;
    private final Consumer<T> items;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Closeable stream;
    private volatile String error;
    private volatile Throwable failure;

    /**
     * @param action what is being done, as the subject of an error: {@code Pushing localhost:5000/a:1}
     * @param items receives each line that is not an error
     */
    StreamedAnswer(String action, Consumer<T> items) {
        this.action = action;
        this.items = items;
    }

    /**
     * Waits until the engine has said everything.
     *
     * @throws DockerFailureException with the engine's words if it reports an error
     * @throws DockerExecutionException if the connection breaks or the wait is interrupted
     */
    void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeStream();
            throw new DockerExecutionException(action + " was interrupted.", e);
        }
        if (error != null) {
            throw new DockerFailureException(error);
        }
        if (failure instanceof DockerException refused) {
            throw new DockerFailureException(EngineErrors.message(refused), refused);
        }
        if (failure != null) {
            throw new DockerExecutionException(
                    action + " was cut off: " + failure.getMessage() + ". See the engine's log, then try again.",
                    failure);
        }
    }

    @Override
    public void onStart(Closeable closeable) {
        stream = closeable;
    }

    @Override
    @SuppressWarnings("deprecation") // some engines fill only the old field
    public void onNext(T item) {
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = item.getErrorDetail().getMessage();
        } else if (item.getError() != null) {
            error = item.getError();
        } else {
            items.accept(item);
        }
    }

    @Override
    public void onError(Throwable throwable) {
        failure = throwable;
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    @Override
    public void close() {
        closeStream();
        ended.countDown();
    }

    private void closeStream() {
        Closeable open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
