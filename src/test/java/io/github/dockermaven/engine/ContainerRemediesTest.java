package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of the engines 20.10 and 28.5. */
class ContainerRemediesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exec: \"nope\": executable file not found in $PATH | The image lacks this program",
                "exec: \"/nope\": stat /nope: no such file or directory | The image lacks this program",
                "exec: \"/etc\": permission denied | It is a folder, or not executable",
                "exec: \"/etc\": is a directory: permission denied | It is a folder, or not executable",
                "unable to find user nouser: no matching entries in passwd file | The image has no such name",
                "unable to find group nogrp: no matching entries in group file | The image has no such name",
                "Cannot mkdir: /etc/passwd is not a directory | Name a folder as <workingDir>.",
                "the working directory 'rel' is invalid, it needs to be an absolute path | Write <workingDir> from the root",
                "invalid mount config for type \"bind\": bind source path does not exist: /nope | Create '/nope' on the"
                        + " engine's machine",
                "mount /etc/passwd:/etc: not a directory: unknown: Are you trying to mount a directory onto a file | One of"
                        + " source and target in <volumes> is a folder",
                "Duplicate mount point: /x | Two of <volumes> or <tmpfs> are for '/x': remove one.",
                "invalid tmpfs option \"nope\" | Options of <tmpfs> are those of mount(8)",
                "invalid mount path: 'rel' mount path must be absolute | Write the container's side of <volumes>",
                "create bad name: \"bad name\" includes invalid characters for a local volume name | A path of the host"
                        + " begins with /",
                "invalid mode: foo | Options of a volume are ro, rw",
                "path /tmp is mounted on / but it is not a shared mount | Mount it without the mode of propagation",
                "image with reference a:1 was found but does not match the specified platform: wanted linux/arm64, actual:"
                        + " linux/amd64 | Pull or build the image for that platform",
                "No such image: nope:latest | Build it with 'mvn package docker:build'",
                "Minimum memory limit allowed is 6MB | Raise <memory> to 6MB or more",
                "Minimum memoryswap limit should be larger than memory limit, see usage | <memorySwap> counts",
                "You should always set the Memory limit when using Memoryswap limit, see usage | Set <memory> too.",
                "Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available | Lower <cpus>",
                "range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available | Lower <cpus>",
                "Requested CPUs are not available - requested 900, available: 0-1 | Choose <cpuSet>",
                "Invalid value x for cpuset cpus: invalid format: x | Choose <cpuSet>",
                "error setting cgroup config for procHooks process: the minimum allowed cpu-shares is 2 | Raise <cpuShares>",
                "Unknown runtime specified nope | 'docker info' lists the engine's runtimes.",
                "unknown or invalid runtime name: nope | 'docker info' lists the engine's runtimes.",
                "error looking up logging plugin nope: plugin \"nope\" not found | 'docker info' lists the engine's log"
                        + " drivers",
                "unknown log opt 'nope' for json-file log driver | See the options of this driver",
                "failed to initialize logging driver: invalid size: 'abc' | See the options of this driver",
                "sysctl \"kernel.nope\" is not in a separate kernel namespace | Only sysctls",
                "open /proc/sys/net/nope: no such file or directory | Only sysctls",
                "open sysctl net.nope file: unsafe procfs detected: openat2 fsmount:fscontext:proc/./sys/net/nope: no such"
                        + " file or directory | Only sysctls",
                "sysctl \"net.ipv4.ip_forward\" not allowed in host network namespace | Remove this one of <sysctls>",
                "failed to write sysctl net.core.somaxconn = \"x\": write fsmount:fscontext:proc/./sys/net/core/somaxconn:"
                        + " invalid argument | Correct its value in <sysctls>.",
                "write sysctl key net.core.somaxconn: write /proc/sys/net/core/somaxconn: invalid argument | Correct its"
                        + " value in <sysctls>.",
                "wrong rlimit value: RLIMIT_NOPE | A ulimit has a known name",
                "error setting rlimit type 7: invalid argument | A ulimit has a known name",
                "invalid CapAdd: unknown capability: \"CAP_NOPE\" | Capabilities are named",
                "invalid --security-opt 2: \"nope=1\" | Security options are",
                "bad format for add-host: \"bad\" | Write <extraHosts> as name:address.",
                "Invalid signal: NOPE | Name a signal",
                "invalid signal: NOPE | Name a signal",
                "invalid restart policy 'nope' | Restart policies are",
                "can't create 'AutoRemove' container with restart policy | Set either <autoRemove> or <restartPolicy>.",
                "Interval in Healthcheck cannot be less than 1ms | Raise it",
                "Invalid container name (a b), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed | Names have letters",
                "conflicting options: port publishing and the container type network mode | Publish the ports at",
                "cannot join network of a non running container: 586a | Start that container first",
                "cannot join network namespace of a non running container: container db is created | Start that container"
                        + " first",
                "Cannot link to a non running container: /ceng-1 AS /ceng-2/a | Start the other container first",
                "could not get container for nope: No such container: nope | Start the other container first",
                "network nope not found | Create it with 'mvn docker:network-create -Ddocker.network=nope'",
                "No such container: nope | Start 'nope' first, or correct the name.",
                "Address already in use | Another container, the network's gateway",
                "network 'shop': Address already in use | Another container, the network's gateway",
                "Invalid address 10.0.0.1: It does not belong to any of this network's subnets | Choose an <ip>",
                "no configured subnet or ip-range contain the IP address 10.0.0.1 | Choose an <ip>",
                "user specified IP address is supported only when connecting to networks with user configured subnets |"
                        + " Create the network with a subnet",
                "user specified IP address is supported on user defined networks only | Give the container a network",
                "user specified IP address is supported on user defined networks only * user specified IP address is"
                        + " supported only when connecting to networks with user configured subnets | Give the container a"
                        + " network",
                "network-scoped alias is supported only for containers in user defined networks | Give the container",
                "listen tcp4 10.9.8.7:18392: bind: cannot assign requested address | The engine's machine does not have",
                "invalid port specification: \"99999\" | Ports are from 1 to 65535.",
                "No command specified | Neither the image nor",
                "no command specified | Neither the image nor",
                "write /x: no space left on device | Free space on the engine's machine",
                "Container ceng-1 is paused, unpause the container before exec | Let it go on with 'docker unpause'.",
                "Container 586a is not running | It has ended: see its log with 'mvn docker:logs'.",
                "configured logging driver does not support reading | Its log driver keeps nothing"
            })
    void saysWhatToDo(String words, String remedy) {
        assertThat(ContainerRemedies.of(words)).startsWith(" " + remedy);
    }

    @Test
    void guessesNothing() {
        assertThat(ContainerRemedies.of("the disk is upset")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:"
                        + " exec: \"nope\": executable file not found in $PATH: unknown | exec: \"nope\": executable file"
                        + " not found in $PATH",
                "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed:"
                        + " unable to start container process: error during container init: exec: \"nope\": executable file"
                        + " not found in $PATH: unknown | exec: \"nope\": executable file not found in $PATH",
                "unknown log opt 'nope' | unknown log opt 'nope'",
                "failed to set up container networking: network shop not found | network shop not found"
            })
    void findsTheReasonAmongTheWordsOfTheRuntime(String words, String reason) {
        assertThat(ContainerRemedies.reason(words)).isEqualTo(reason);
    }
}
