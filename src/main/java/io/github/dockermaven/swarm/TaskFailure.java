package io.github.dockermaven.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.PrintableText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The failure of the tasks of a service, for messages. */
final class TaskFailure {
    private static final Set<String> FAILED = Set.of("failed", "rejected");

    private TaskFailure() {}

    static boolean isFailed(JsonNode task) {
        return FAILED.contains(task.path("Status").path("State").asText());
    }

    /** Returns a sentence about the last of the tasks that has failed, or waits for something; none if all is well. */
    static Optional<String> last(List<JsonNode> tasks) {
        return tasks.stream()
                .filter(task -> !task.path("Status").path("Err").asText("").isEmpty())
                .max(Comparator.comparing(
                        task -> task.path("Status").path("Timestamp").asText()))
                .map(TaskFailure::describe);
    }

    private static String describe(JsonNode task) {
        JsonNode status = task.path("Status");
        String error = PrintableText.line(status.path("Err").asText().strip());
        return " Its last task is " + status.path("State").asText() + ": " + error + "." + remedy(error);
    }

    private static String remedy(String error) {
        if (error.contains("No such image") || error.contains("pull") || error.contains("not found")) {
            return " Each node pulls the image by itself: it has to reach the registry, by HTTPS or as one of its engine's"
                    + " insecure-registries, and the credential has to be valid there.";
        }
        if (error.contains("no suitable node")) {
            return " 'docker node ls' says which nodes there are, and whether they are ready.";
        }
        return error.contains("unhealthy") || error.contains("non-zero exit")
                ? " 'docker service logs' shows what it has written."
                : "";
    }
}
