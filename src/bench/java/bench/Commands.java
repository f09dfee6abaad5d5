package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands for the engine that run.sh made ready.
 *
 * @param settings where that is
 */
record Commands(Settings settings) {
    /** The engine and the registry themselves. */
    Place direct() {
        return new Place(settings.get("host"), settings.get("registry"));
    }

    /** Runs a command, and does not look at it until it ends. */
    Run timed(List<String> command, Place place) throws IOException, InterruptedException {
        return Run.timed(command, environment(place), log());
    }

    /** Runs a command whose memory is watched; it may fail. */
    Run watched(List<String> command, Place place) throws IOException, InterruptedException {
        return Run.watched(command, environment(place), log());
    }

    /**
     * The same, and Maven gets so much memory for its objects.
     *
     * @param heap as the option of the JVM
     */
    Run watched(List<String> command, String heap) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(environment(direct()));
        environment.put("MAVEN_OPTS", heap);
        return Run.watched(command, environment, log());
    }

    /** Runs a command that makes an image anew; the image that had the name before is removed afterwards. */
    Run replacing(String image, List<String> command, Place place) throws IOException, InterruptedException {
        String before = imageId(image);
        settle();
        Run run = timed(command, place);
        if (!before.isEmpty() && !before.equals(imageId(image))) {
            docker("image", "rm", before);
        }
        return run;
    }

    /** Waits until what the run before has written is on the disk, so that the next does not pay for it. */
    void settle() throws IOException, InterruptedException {
        timed(List.of("sync"), direct());
    }

    Run docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(settings.get("docker")));
        command.addAll(List.of(arguments));
        return watched(command, direct());
    }

    private String imageId(String image) throws IOException, InterruptedException {
        Run run = docker("image", "inspect", "--format", "{{.Id}}", image);
        return run.exitCode() == 0 ? run.output().strip() : "";
    }

    private Map<String, String> environment(Place place) {
        return Map.of("DOCKER_HOST", place.engine(), "DOCKER_CONFIG", settings.get("config"));
    }

    private Path log() {
        return settings.path("work").resolve("command.log");
    }
}
