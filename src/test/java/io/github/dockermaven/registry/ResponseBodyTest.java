package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResponseBodyTest {
    private final ResponseBody body = new ResponseBody(Duration.ofMillis(200));
    private boolean cancelled;

    /** A source of one byte for each request. */
    private void drip() {
        body.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                body.onNext(List.of(ByteBuffer.wrap(new byte[1])));
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    @Test
    void waitsForNoAnswerThatComesByteByByte() {
        drip();
        assertThatThrownBy(() -> body.readShort(Integer.MAX_VALUE))
                .isInstanceOf(ReadTimeoutException.class)
                .hasMessage("its answer takes longer than 1.0 s");
        assertThat(cancelled).isTrue();
    }

    @Test
    void waitsForNoAnswerLongerThanAShortOneMayTakeInAll() {
        ResponseBody quiet = new ResponseBody(Duration.ofMinutes(10), Duration.ofMillis(200));
        assertThatThrownBy(() -> quiet.readShort(1))
                .isInstanceOf(ReadTimeoutException.class)
                .hasMessage("its answer takes longer than 0.2 s");
    }

    @Test
    void readsNoMoreThanIsWanted() throws IOException {
        drip();
        assertThat(body.readShort(3)).hasSize(3);
        body.close();
        assertThat(cancelled).isTrue();
    }

    @Test
    void takesNothingAnyLongerOnceItIsClosed() {
        body.close();
        drip();
        assertThat(cancelled).isTrue();
    }

    @Test
    void reportsWhatEndedIt() {
        body.onError(new IOException("cut"));
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("cut");
    }
}
