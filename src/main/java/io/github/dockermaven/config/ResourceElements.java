package io.github.dockermaven.config;

import io.github.dockermaven.container.MemorySize;
import io.github.dockermaven.container.UlimitOption;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.Ulimit;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The elements of a {@code <run>} about what the container may use. */
final class ResourceElements {
    /** What an engine refuses to be less. */
    private static final long SMALLEST_MEMORY = 6 << 20;

    private static final long UNLIMITED = -1;
    private static final int DIGITS_OF_A_NANO = 9;
    private static final Pattern CPU_SET =
            Pattern.compile("[0-9]{1,4}(?:-[0-9]{1,4})?(?:,[0-9]{1,4}(?:-[0-9]{1,4})?)*");
    /** What a container has for itself, so that engines let it be set. */
    private static final Pattern SYSCTL = Pattern.compile(
            "(?:net\\.|fs\\.mqueue\\.).+|kernel\\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)");

    private ResourceElements() {}

    static Resources read(XmlElement run) {
        Optional<Long> memory = run.text("memory").map(text -> memory(run.path("memory"), text));
        return new Resources(
                memory,
                Optional.empty(),
                run.text("memorySwap").map(text -> swap(run.path("memorySwap"), text, memory)),
                run.text("cpus").map(text -> nanoCpus(run.path("cpus"), text)),
                run.text("cpuShares").map(text -> shares(run.path("cpuShares"), text)),
                run.text("cpuSet").map(text -> cpuSet(run.path("cpuSet"), text)),
                Optional.empty(),
                run.text("shmSize").map(text -> MemorySize.parse(run.path("shmSize"), text)),
                run.child("ulimits").map(ResourceElements::ulimits).orElse(List.of()),
                sysctls(run),
                List.of());
    }

    private static long memory(String subject, String text) {
        long bytes = MemorySize.parse(subject, text);
        if (bytes != 0 && bytes < SMALLEST_MEMORY) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is less than the 6 MB that an engine wants at least. Write more, such as 512m"
                    + (text.matches("[0-9]+") ? "; a number without a unit is bytes." : "."));
        }
        return bytes;
    }

    private static long swap(String subject, String text, Optional<Long> memory) {
        long bytes = text.equals(String.valueOf(UNLIMITED)) ? UNLIMITED : MemorySize.parse(subject, text);
        if (memory.filter(each -> each > 0).isEmpty()) {
            throw new DockerFailureException(
                    subject + " limits memory and swap together, and needs a <memory> beside it."
                            + " Write that too, or remove it.");
        }
        if (bytes > 0 && bytes < memory.get()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is less than <memory>, but it is the limit of memory and swap together. Write as much as there for"
                    + " no swap, more, or -1 for any.");
        }
        return bytes;
    }

    private static long nanoCpus(String subject, String text) {
        if (text.matches("[0-9]{0,6}(?:\\.[0-9]{0,9})?") && text.matches(".*[0-9].*")) {
            long nanos = new BigDecimal(text).movePointRight(DIGITS_OF_A_NANO).longValueExact();
            if (nanos > 0) {
                return nanos;
            }
        }
        throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                + "' is no number of processors. Write one, such as 2 or 0.5.");
    }

    private static long shares(String subject, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no weight. Write a whole number; the weight of others is 1024.");
        }
        return Long.parseLong(text);
    }

    private static String cpuSet(String subject, String text) {
        if (!CPU_SET.matcher(text).matches()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no set of processors. Write their numbers from 0, such as 0-2 or 0,3.");
        }
        return text;
    }

    private static List<Ulimit> ulimits(XmlElement ulimits) {
        List<Ulimit> read = ulimits.children().isEmpty()
                ? ulimits.items(false).stream()
                        .filter(text -> !text.isEmpty())
                        .map(text -> UlimitOption.parse(ulimits.path(), text))
                        .toList()
                : ulimits.elements().stream().map(ResourceElements::ulimit).toList();
        Set<String> names = new HashSet<>();
        read.stream()
                .map(Ulimit::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(ulimits.path() + " has '" + name + "' twice. Remove one of them.");
                });
        return read;
    }

    private static Ulimit ulimit(XmlElement ulimit) {
        if (ulimit.children().isEmpty()) {
            return UlimitOption.parse(ulimit.path(), ulimit.value());
        }
        Optional<String> name = ulimit.text("name");
        Optional<String> hard = ulimit.text("hard");
        Optional<String> soft = ulimit.text("soft");
        ulimit.rejectOthers();
        return UlimitOption.of(
                ulimit.path(),
                name.orElse(""),
                soft.or(() -> hard).orElse(""),
                hard.or(() -> soft).orElse(""));
    }

    private static Map<String, String> sysctls(XmlElement run) {
        Map<String, String> sysctls = run.map("sysctls").orElse(Map.of());
        sysctls.keySet().stream()
                .filter(name -> !SYSCTL.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(run.path("sysctls") + ": '" + PrintableText.quote(name)
                            + "' cannot be set for a container alone. There are net.*, fs.mqueue.*, and of kernel.* those of"
                            + " messages, semaphores and shared memory.");
                });
        return sysctls;
    }
}
