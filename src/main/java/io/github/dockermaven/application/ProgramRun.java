package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;

/**
 * One run of a program to its end.
 *
 * @param exitCode its exit code
 * @param output what it wrote to standard output and standard error
 */
record ProgramRun(int exitCode, String output) {
    /**
     * Runs a program, whose messages are in English.
     *
     * @param command the program and its arguments
     * @throws DockerExecutionException if there is no such program, or this thread is interrupted
     */
    static ProgramRun of(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        // What these name would be among the libraries of every program.
        builder.environment().keySet().removeAll(List.of("LD_PRELOAD", "LD_LIBRARY_PATH"));
        try {
            Process process = builder.start();
            try (InputStream output = process.getInputStream()) {
                process.getOutputStream().close();
                String text = new String(output.readAllBytes(), Charset.defaultCharset());
                return new ProgramRun(process.waitFor(), text);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    command.get(0) + " cannot be run: " + e.getMessage() + ". Install it, or leave docker.runtime"
                            + " out and name a base image in docker.from.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(command.get(0) + " was interrupted.", e);
        }
    }
}
