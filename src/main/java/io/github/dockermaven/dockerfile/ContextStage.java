package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A Dockerfile that is rewritten to take its files from a folder of the context. An additional first stage copies that
 * folder; COPY and bind mounts take their files from this stage, so that their own words stay as they are: variables,
 * wildcards and {@code ..} keep their meaning, and the image's history has no trace of the folder. ADD cannot take
 * files from a stage, so its sources are prefixed with the folder.
 *
 * @param text the new Dockerfile
 * @param folder the folder's path in the context and the stage's name, which does not occur in the original
 * @param stages the number of the original's stages
 */
public record ContextStage(String text, String folder, int stages) {
    private static final String FOLDER = "build-context";
    private static final int MOST_NAMES = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MOUNT = Pattern.compile("(?<=\\s)--mount=");
    private static final Pattern STAGE_NUMBER = Pattern.compile("--from=(\\d+)");
    private static final Pattern NUMBERED_STEP = Pattern.compile("(?s)\\[stage-(\\d+) (.*)");
    /** Values that need no quoting in a flag or a source, whatever the escape character. */
    private static final Pattern PLAIN_FLAG = Pattern.compile("[\\w./:@%+,=$-]*");

    private static final Pattern EXPANDED = Pattern.compile("[$'\"`\\\\\\s]");

    /**
     * Returns whether a build may take a file from its context that a test accepts.
     *
     * @param source the test, for a source without variables, quotes and escapes; others count as accepted
     */
    public static boolean mayTake(Dockerfile dockerfile, Predicate<String> source) {
        return dockerfile.instructions().stream().anyMatch(instruction -> switch (instruction.keyword()) {
            case COPY, ADD ->
                instruction.flag("from").isEmpty()
                        && instruction.sources().stream()
                                .anyMatch(word -> instruction.flag("parents").isPresent()
                                        || EXPANDED.matcher(word).find()
                                        || source.test(word));
            case RUN -> instruction.flagValues("mount").stream().anyMatch(Mount::isOfContext);
            default -> false;
        });
    }

    /**
     * Rewrites a Dockerfile.
     *
     * @param content the content of the original
     * @return empty if both may differ in meaning: ADD with variables, quotes or {@code ..} in a source or with
     *     patterns, COPY of files and a here-document at once, ONBUILD that a later stage runs
     */
    public static Optional<ContextStage> of(Dockerfile dockerfile, byte[] content) {
        String original = new String(content, StandardCharsets.UTF_8);
        String lower = original.toLowerCase(Locale.ROOT);
        return IntStream.range(0, MOST_NAMES)
                .mapToObj(i -> i == 0 ? FOLDER : FOLDER + "-" + i)
                .filter(folder -> !lower.contains(folder))
                .findFirst()
                .flatMap(folder -> new Writer(dockerfile, original, folder).write());
    }

    /** Returns a step or a message of the build as the original would have it; empty for additional steps. */
    public String original(String words) {
        if (words.startsWith("[" + folder + " ")) {
            return "";
        }
        String result = words.replace(" --from=" + folder, "")
                .replace("from=" + folder + ",", "")
                .replace(folder + "/", "");
        int command = result.indexOf("] COPY ");
        if (result.startsWith("[") && command > 0) {
            result = result.substring(0, command) + shifted(result.substring(command), -1);
        }
        Matcher numbered = NUMBERED_STEP.matcher(result);
        if (numbered.matches()) {
            String stage = stages == 1 ? "" : "stage-" + (Integer.parseInt(numbered.group(1)) - 1) + " ";
            result = "[" + stage + numbered.group(2);
        }
        return result;
    }

    private static String shifted(String line, int by) {
        Matcher number = STAGE_NUMBER.matcher(line);
        return number.find()
                ? line.substring(0, number.start(1))
                        + (Long.parseLong(number.group(1)) + by)
                        + line.substring(number.end(1))
                : line;
    }

    /** Changes the lines, and parses the result to check that it has the intended instructions. */
    private static final class Writer {
        private final Dockerfile dockerfile;
        private final String folder;
        private final List<String> lines;
        private final List<Instruction> wanted = new ArrayList<>();

        Writer(Dockerfile dockerfile, String original, String folder) {
            this.dockerfile = dockerfile;
            this.folder = folder;
            this.lines = DockerfileParser.lines(original);
        }

        Optional<ContextStage> write() {
            if (runsTriggers()) {
                return Optional.empty();
            }
            for (Instruction instruction : dockerfile.instructions()) {
                if (!change(instruction)) {
                    return Optional.empty();
                }
            }
            int first = dockerfile.stages().get(0).from().firstLine() - 1;
            lines.add(first, "FROM scratch AS " + folder + "\nCOPY " + folder + " /\n");
            String text = String.join("", lines);
            return saysWhatIsWanted(text)
                    ? Optional.of(
                            new ContextStage(text, folder, dockerfile.stages().size()))
                    : Optional.empty();
        }

        /** Returns whether a stage runs another one's ONBUILD, which may be meant for builds with other contexts. */
        private boolean runsTriggers() {
            Set<String> withTriggers = new HashSet<>();
            for (Stage stage : dockerfile.stages()) {
                String base = stage.base().toLowerCase(Locale.ROOT);
                if (withTriggers.contains(base) || !withTriggers.isEmpty() && base.indexOf('$') >= 0) {
                    return true;
                }
                if (stage.instructions().stream().anyMatch(instruction -> instruction.keyword() == Keyword.ONBUILD)) {
                    withTriggers.add(stage.name());
                }
            }
            return false;
        }

        private boolean change(Instruction instruction) {
            return switch (instruction.keyword()) {
                case COPY -> copy(instruction);
                case ADD -> add(instruction);
                case RUN -> run(instruction);
                default -> want(instruction, instruction.flags(), instruction.words());
            };
        }

        private boolean copy(Instruction copy) {
            List<Flag> flags = new ArrayList<>(copy.flags());
            int line = copy.firstLine() - 1;
            Optional<String> from = copy.flag("from");
            if (from.filter(name -> NUMBER.matcher(name).matches()).isPresent()) {
                String number = String.valueOf(Long.parseLong(from.get()) + 1);
                flags.replaceAll(flag -> flag.name().equals("from") ? new Flag("from", number) : flag);
                while (line < copy.lastLine() - 1
                        && !STAGE_NUMBER.matcher(lines.get(line)).find()) {
                    line++;
                }
                lines.set(line, shifted(lines.get(line), 1));
            } else if (from.isEmpty() && !copy.sources().isEmpty()) {
                if (!copy.heredocs().isEmpty()) {
                    return false;
                }
                flags.add(0, new Flag("from", folder));
                String text = lines.get(line);
                int end = text.length()
                        - WhiteSpace.trimStart(text).length()
                        + copy.keyword().name().length();
                lines.set(line, text.substring(0, end) + " --from=" + folder + text.substring(end));
            }
            return want(copy, flags, copy.words());
        }

        private boolean add(Instruction add) {
            List<String> words = new ArrayList<>(add.words());
            for (int i = 0; i < words.size() - 1; i++) {
                String source = words.get(i);
                boolean local = Heredoc.parse(source).isEmpty() && !ContextSource.isRemote(source);
                if (local && EXPANDED.matcher(source).find()
                        || List.of(source.split("/")).contains("..")) {
                    return false;
                }
                words.set(i, local ? folder + "/" + source : source);
            }
            if (!words.equals(add.words())) {
                StringBuilder text = new StringBuilder("ADD");
                for (Flag flag : add.flags()) {
                    if (flag.name().equals("exclude")
                            || flag.name().equals("parents")
                            || !PLAIN_FLAG.matcher(flag.value()).matches()) {
                        return false;
                    }
                    text.append(" --").append(flag.name()).append('=').append(flag.value());
                }
                text.append(' ').append(add.exec() ? ExecForm.write(words) : String.join(" ", words));
                if (!add.heredocs().isEmpty()) {
                    return false;
                }
                lines.set(add.firstLine() - 1, text.append('\n').toString());
                for (int i = add.firstLine(); i < add.lastLine(); i++) {
                    lines.set(i, "\n");
                }
            }
            return want(add, add.flags(), words);
        }

        private boolean run(Instruction run) {
            List<Flag> flags = new ArrayList<>(run.flags());
            int line = run.firstLine() - 1;
            int position = 0;
            for (int i = 0; i < flags.size(); i++) {
                if (!flags.get(i).name().equals("mount")) {
                    continue;
                }
                Matcher mount = MOUNT.matcher(lines.get(line));
                while (!mount.find(position)) {
                    if (++line >= run.lastLine()) {
                        return false;
                    }
                    position = 0;
                    mount = MOUNT.matcher(lines.get(line));
                }
                position = mount.end();
                String value = flags.get(i).value();
                if (Mount.isOfContext(value)) {
                    String from = "from=" + folder + ",";
                    flags.set(i, new Flag("mount", from + value));
                    String text = lines.get(line);
                    lines.set(line, text.substring(0, position) + from + text.substring(position));
                }
            }
            return want(run, flags, run.words());
        }

        private boolean want(Instruction as, List<Flag> flags, List<String> words) {
            return wanted.add(new Instruction(
                    as.keyword(), flags, words, as.exec(), as.heredocs(), null, as.firstLine(), as.lastLine(), ""));
        }

        private boolean saysWhatIsWanted(String text) {
            List<Instruction> made;
            try {
                made = new ArrayList<>(
                        DockerfileParser.parse(dockerfile.name(), text).instructions());
            } catch (DockerFailureException changedForTheWorse) {
                return false;
            }
            int first =
                    dockerfile.instructions().indexOf(dockerfile.stages().get(0).from());
            if (made.size() != wanted.size() + 2) {
                return false;
            }
            made.subList(first, first + 2).clear();
            for (int i = 0; i < made.size(); i++) {
                Instruction one = made.get(i);
                Instruction other = wanted.get(i);
                if (one.keyword() != other.keyword()
                        || one.exec() != other.exec()
                        || !one.flags().equals(other.flags())
                        || !one.words().equals(other.words())
                        || !one.heredocs().equals(other.heredocs())) {
                    return false;
                }
            }
            return true;
        }
    }
}
