package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContainerThreadsTest {
    @Test
    void containersOfOneNameRunAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();

        ContainerThreads.run(List.of(1, 2), each -> "db", each -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            ended.incrementAndGet();
        });

        assertThat(ended).hasValue(2);
    }
}
