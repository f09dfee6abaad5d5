package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.Check.Answer;
import java.util.function.Consumer;

/** A condition that a check is asked for again and again. */
record PolledProbe(String description, Pause pause, Check check) implements Probe {
    @Override
    public boolean watch(Consumer<String> answers) throws InterruptedException {
        while (true) {
            long begin = System.nanoTime();
            Answer answer = check.check();
            answers.accept(answer.text());
            if (answer.holds()) {
                return true;
            }
            Thread.sleep(pause.after(begin).toMillis());
        }
    }
}
