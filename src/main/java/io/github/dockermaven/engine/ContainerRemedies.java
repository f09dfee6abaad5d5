package io.github.dockermaven.engine;

import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fixes for an engine's refusals of containers, where its messages (20.10 to 28.5) name the reason. */
final class ContainerRemedies {
    /** What run-times of containers write before the reason; the engine puts it before or after its own words. */
    private static final Pattern RUNTIME_WORDS =
            Pattern.compile("failed to create (?:task for container|shim task): |OCI"
                    + " runtime (?:exec|create) failed: |runc create failed: |exec failed: |unable to start container process: "
                    + "|error during container init: |failed to set up container networking: |: unknown(?=$|: )");

    /**
     * A fix.
     *
     * @param words the pattern of the engine's message
     * @param text the fix, in which {@code $1} is the pattern's group
     */
    private record Fix(Pattern words, String text) {}

    private static final List<Fix> FIXES = List.of(
            fix(
                    "executable file not found in \\$PATH|exec: \"[^\"]*\": stat ",
                    "The image lacks this program: see <cmd>"
                            + " and <entryPoint>. A line for a shell begins with sh, -c."),
            fix(
                    "exec: \"[^\"]*\": (?:is a directory: )?permission denied",
                    "It is a folder, or not executable: make it so with 'RUN chmod +x' in"
                            + " the Dockerfile, or begin <cmd> with its interpreter."),
            fix(
                    "exec format error",
                    "The program is for another processor, or a script without '#!/bin/sh' in its first" + " line."),
            fix(
                    "unable to find (?:user|group) ",
                    "The image has no such name in its /etc/passwd or /etc/group: write <user> by"
                            + " numbers, or make the name in the Dockerfile."),
            fix("Cannot mkdir: .* is not a directory", "Name a folder as <workingDir>."),
            fix("working directory .* (?:is invalid|absolute path)", "Write <workingDir> from the root: /app."),
            fix(
                    "bind source path does not exist: (.*)",
                    "Create '$1' on the engine's machine, or mount another path. The"
                            + " engine's machine is not this one if the engine is remote or in a virtual machine."),
            fix(
                    "not a directory.*Are you trying to mount a directory",
                    "One of source and target in <volumes> is a folder, the"
                            + " other a file. Mount a file on a file, a folder on a folder."),
            fix("invalid tmpfs option", "Options of <tmpfs> are those of mount(8) for tmpfs: size=10m, mode=1777, …."),
            fix(
                    "mount path must be absolute",
                    "Write the container's side of <volumes> and <tmpfs> from the root: /data."),
            fix("Duplicate mount point: (.*)", "Two of <volumes> or <tmpfs> are for '$1': remove one."),
            fix(
                    "includes invalid characters for a local volume name",
                    "A path of the host begins with / or ./ in <volumes>."),
            fix(
                    "invalid mode: ",
                    "Options of a volume are ro, rw, z, Z, nocopy, and modes of propagation such as rshared."),
            fix(
                    "is not a shared (?:or slave )?mount",
                    "Mount it without the mode of propagation, or make it shared on the"
                            + " engine's machine with 'mount --make-shared'."),
            fix(
                    "does not match the specified platform",
                    "Pull or build the image for that platform, or remove <platform>."),
            fix("No such image", "Build it with 'mvn package docker:build', or pull it with 'mvn docker:pull'."),
            fix(
                    "Minimum memory limit allowed is (.*)",
                    "Raise <memory> to $1 or more; a Java application needs 64m at least."),
            fix(
                    "Minimum memoryswap limit should be larger",
                    "<memorySwap> counts memory and swap together: it is at least" + " <memory>."),
            fix("always set the Memory limit when using Memoryswap", "Set <memory> too."),
            fix("Range of CPUs is from", "Lower <cpus>: the engine's machine has no more."),
            fix(
                    "Requested CPUs are not available|for cpuset cpus",
                    "Choose <cpuSet> among the available ones, such as 0-1 or 0,2."),
            fix("minimum allowed cpu-shares", "Raise <cpuShares>; the usual weight is 1024."),
            fix(
                    "(?:Unknown runtime specified|unknown or invalid runtime name)",
                    "'docker info' lists the engine's runtimes."),
            fix(
                    "error looking up logging plugin",
                    "'docker info' lists the engine's log drivers: choose one for" + " <log><driver>."),
            fix(
                    "unknown log opt|failed to initialize logging driver",
                    "See the options of this driver in Docker's documentation, 'Configure logging drivers'."),
            fix(
                    "not allowed in host network namespace",
                    "Remove this one of <sysctls>, or give the container a network of its own."),
            fix(
                    "is not in a separate kernel namespace|open (?:sysctl |/proc/sys/).*no such file",
                    "Only sysctls of a container's own"
                            + " namespaces can be set: net.*, kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.*."),
            fix("write (?:sysctl |/proc/sys/).*invalid argument", "Correct its value in <sysctls>."),
            fix(
                    "wrong rlimit value|error setting rlimit type",
                    "A ulimit has a known name, such as nofile or nproc, and a soft"
                            + " limit that is not above the hard one."),
            fix(
                    "unknown capability",
                    "Capabilities are named as in capabilities(7), without CAP_: NET_ADMIN, SYS_TIME, …"),
            fix("invalid --security-opt", "Security options are no-new-privileges, seccomp=…, apparmor=…, label=…."),
            fix("bad format for add-host", "Write <extraHosts> as name:address."),
            fix("Invalid signal", "Name a signal as SIGTERM or by its number."),
            fix("invalid restart policy", "Restart policies are no, always, unless-stopped and on-failure."),
            fix(
                    "can't create 'AutoRemove' container with restart policy",
                    "Set either <autoRemove> or <restartPolicy>."),
            fix("in Healthcheck cannot be less than", "Raise it: intervals have units, such as 5s."),
            fix(
                    "Invalid container name",
                    "Names have letters, digits, '_', '.' and '-', and begin with a letter or digit: see"
                            + " <containerNamePattern>."),
            fix(
                    "conflicting options: port publishing",
                    "Publish the ports at the container whose network it shares, and" + " remove <ports> here."),
            fix(
                    "conflicting options: hostname",
                    "Remove <hostname>: it has that of the container whose network it shares."),
            fix(
                    "cannot join network (?:namespace )?of a non running container",
                    "Start that container first: name it in <dependsOn>."),
            fix(
                    "Cannot link to a non running container|could not get container for ",
                    "Start the other container first, or"
                            + " remove the link: on a network of their own containers find each other by name."),
            fix(
                    "network (\\S+) not found",
                    "Create it with 'mvn docker:network-create -Ddocker.network=$1', or set"
                            + " <autoCreateCustomNetworks>."),
            fix("No such container: (\\S+)", "Start '$1' first, or correct the name."),
            fix(
                    "address already in use$",
                    "Another container, the network's gateway or the network itself has that"
                            + " address: 'mvn docker:network-inspect' shows them. Choose another <ip>, or leave it to the engine."),
            fix(
                    "does not belong to any of this network's subnets|no configured subnet",
                    "Choose an <ip> in the subnet:" + " 'mvn docker:network-inspect' shows it."),
            fix(
                    "supported on user defined networks only|containers in user defined networks",
                    "Give the container a network of" + " its own: <network><name>."),
            fix("user configured subnets", "Create the network with a subnet, to choose an address of it."),
            fix(
                    "cannot assign requested address",
                    "The engine's machine does not have this address: publish the port on"
                            + " 127.0.0.1, or on all addresses."),
            fix("invalid port specification|invalid (?:host|container)Port", "Ports are from 1 to 65535."),
            fix("No command specified", "Neither the image nor <cmd> or <entryPoint> names a program: set <cmd>."),
            fix(
                    "no space left on device",
                    "Free space on the engine's machine: 'docker system df' shows what uses it."),
            fix(
                    "rootfs is marked read-only",
                    "It is <readOnly>: the engine puts files into its volumes only. Copy to one, or make it without."),
            fix("mounted volume is marked read-only", "That is a volume with the option ro: mount it without."),
            fix("extraction point is not a directory", "It is a file: name a folder."),
            fix(
                    "cannot overwrite (?:non-)?directory",
                    "A folder cannot take the place of a file, nor a file that of a folder: choose another name, or"
                            + " remove what is there."),
            fix(": not a directory$", "A part of the path is a file: correct it."),
            fix(
                    "getent unable to find entry|no matching entries in passwd file",
                    "The image's /etc/passwd does not name the user that it runs as: copy without docker.cp.archive."),
            fix("is paused", "Let it go on with 'docker unpause'."),
            fix("is not running", "It has ended: see its log with 'mvn docker:logs'."),
            fix(
                    "logging driver does not support reading",
                    "Its log driver keeps nothing that can be read: choose json-file or"
                            + " local for <log><driver>."));

    private ContainerRemedies() {}

    /** @param pattern of words whose capitals differ between versions */
    private static Fix fix(String pattern, String text) {
        return new Fix(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), text);
    }

    /** Returns the reason in an engine's message, without what its run-time writes around it. */
    static String reason(String words) {
        return RUNTIME_WORDS.matcher(words).replaceAll("");
    }

    /** Returns the fix for an engine's message: a sentence after a space, empty if none is known. */
    static String of(String words) {
        for (Fix fix : FIXES) {
            Matcher match = fix.words.matcher(words);
            if (match.find()) {
                String group = match.groupCount() > 0 ? PrintableText.quote(match.group(1)) : "";
                return " " + fix.text.replace("$1", group);
            }
        }
        return "";
    }
}
