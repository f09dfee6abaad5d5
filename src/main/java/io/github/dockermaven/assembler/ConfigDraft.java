package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfig.Healthcheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An image's configuration of its containers, which instructions change. Their methods return the entry for the image's
 * history, in BuildKit's words.
 */
final class ConfigDraft {
    /** BuildKit's default for images without a PATH (its {@code system.DefaultPathEnvUnix}). */
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final List<String> SHELL = List.of("/bin/sh", "-c");
    private static final Pattern RETRIES = Pattern.compile("\\+?0*\\d{1,9}");

    private final SortedSet<String> exposedPorts;
    private final List<String> env;
    /** The index of each variable's first occurrence in {@code env}, by its name. */
    private final Map<String, Integer> envIndex = new HashMap<>();

    private final SortedSet<String> volumes;
    private final SortedMap<String, String> labels;
    private final List<String> onBuild;
    private String user;
    private String workingDir;
    private String stopSignal;
    private Healthcheck healthcheck;
    private List<String> entrypoint;
    private List<String> cmd;
    private List<String> shell;
    private boolean ownCmd;

    ConfigDraft(ImageConfig base) {
        exposedPorts = new TreeSet<>(base.exposedPorts());
        env = new ArrayList<>(base.env());
        volumes = new TreeSet<>(base.volumes());
        labels = new TreeMap<>(base.labels());
        onBuild = new ArrayList<>(base.onBuild());
        user = base.user();
        workingDir = base.workingDir().isEmpty() ? "" : ImagePath.workdir("", base.workingDir());
        stopSignal = base.stopSignal();
        healthcheck = base.healthcheck();
        entrypoint = base.entrypoint();
        cmd = base.cmd();
        shell = base.shell();
        if (env.stream().noneMatch(variable -> name(variable).equals("PATH"))) {
            env.add(PATH);
        }
        for (int i = 0; i < env.size(); i++) {
            envIndex.putIfAbsent(name(env.get(i)), i);
        }
    }

    ImageConfig finish() {
        return new ImageConfig(
                user,
                exposedPorts,
                env,
                entrypoint,
                cmd,
                volumes,
                workingDir,
                labels,
                stopSignal,
                healthcheck,
                onBuild,
                shell);
    }

    /** Returns the variables of the containers, in order. */
    List<Pair> env() {
        return env.stream()
                .map(variable -> new Pair(
                        name(variable),
                        variable.substring(
                                Math.min(variable.length(), name(variable).length() + 1))))
                .toList();
    }

    private static String name(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 ? variable : variable.substring(0, equals);
    }

    String user() {
        return user;
    }

    String workingDir() {
        return workingDir;
    }

    String env(List<Pair> pairs) {
        StringBuilder history = new StringBuilder("ENV");
        for (Pair pair : pairs) {
            String variable = pair.key() + "=" + pair.value();
            history.append(' ').append(variable);
            Integer index = envIndex.putIfAbsent(pair.key(), env.size());
            if (index == null) {
                env.add(variable);
            } else {
                env.set(index, variable);
            }
        }
        return history.toString();
    }

    String label(List<Pair> pairs) {
        StringBuilder history = new StringBuilder("LABEL");
        for (Pair pair : pairs) {
            history.append(' ').append(pair.key()).append('=').append(pair.value());
            labels.put(pair.key(), pair.value());
        }
        return history.toString();
    }

    String expose(List<String> words) {
        List<String> ports = words.stream()
                .flatMap(word -> ExposedPorts.parse(word).stream())
                .toList();
        exposedPorts.addAll(ports);
        return "EXPOSE " + GoText.plain(ports);
    }

    String volume(List<String> paths) {
        if (paths.contains("")) {
            throw new DockerFailureException("VOLUME has an empty path. Write the path or remove it.");
        }
        volumes.addAll(paths);
        return "VOLUME " + GoText.plain(paths);
    }

    String workdir(String path) {
        workingDir = ImagePath.workdir(workingDir, path.isEmpty() ? workingDir : path);
        return "WORKDIR " + workingDir;
    }

    String user(String name) {
        user = name;
        return "USER " + name;
    }

    String stopSignal(String signal) {
        StopSignals.check(signal);
        stopSignal = signal;
        return "STOPSIGNAL " + signal;
    }

    String shell(List<String> words) {
        shell = words;
        return "SHELL " + GoText.plain(words);
    }

    String cmd(Instruction instruction) {
        cmd = words(instruction);
        ownCmd = true;
        return "CMD " + GoText.quoted(cmd);
    }

    /** Sets the entrypoint. The base image's command is removed, because it is not meant for another entrypoint. */
    String entrypoint(Instruction instruction) {
        entrypoint = words(instruction);
        cmd = ownCmd ? cmd : List.of();
        return "ENTRYPOINT " + GoText.quoted(entrypoint);
    }

    private List<String> words(Instruction instruction) {
        if (instruction.exec()) {
            return instruction.words();
        }
        List<String> words = new ArrayList<>(shell.isEmpty() ? SHELL : shell);
        words.add(String.join(" ", instruction.words()));
        return words;
    }

    String healthcheck(Instruction instruction) {
        List<String> test = new ArrayList<>(instruction.words());
        boolean isNone = test.size() == 1;
        if (!isNone && !instruction.exec()) {
            test.set(0, "CMD-SHELL");
        }
        healthcheck = isNone
                ? new Healthcheck(test, 0, 0, 0, 0, 0)
                : new Healthcheck(
                        test,
                        duration(instruction, "interval"),
                        duration(instruction, "timeout"),
                        duration(instruction, "start-period"),
                        duration(instruction, "start-interval"),
                        retries(instruction.flag("retries").orElse("")));
        return "HEALTHCHECK &{" + GoText.quoted(healthcheck.test()) + " " + quotedDuration(healthcheck.interval()) + " "
                + quotedDuration(healthcheck.timeout()) + " " + quotedDuration(healthcheck.startPeriod()) + " "
                + quotedDuration(healthcheck.startInterval()) + " " + GoText.quoted(healthcheck.retries()) + "}";
    }

    private static String quotedDuration(long nanos) {
        return GoText.quoted(GoText.duration(nanos));
    }

    private static long duration(Instruction instruction, String flag) {
        return instruction
                .flag(flag)
                .filter(text -> !text.isEmpty())
                .map(text -> GoDuration.parse(flag, text))
                .orElse(0L);
    }

    private static int retries(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!RETRIES.matcher(text).matches()) {
            throw new DockerFailureException(
                    "HEALTHCHECK --retries=" + text + " is not a number of retries. Write, for example, --retries=3.");
        }
        return Integer.parseInt(text);
    }

    /** Stores an instruction for images that are built from this one; BuildKit's history does not contain it. */
    void onBuild(String instruction) {
        onBuild.add(instruction);
    }
}
