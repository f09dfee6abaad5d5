package io.github.dockermaven.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The folder that all {@link AssembledCase}s are built in, and the base images that they begin with. */
public final class AssembledCases {
    private static final String PREFIX = "assembled-like-docker/";

    /** Mode, path, and what a link points to. */
    private static final List<String> CONTEXT = List.of(
            "644 app.jar",
            "644 1001",
            "755 run.sh",
            "600 secret.key",
            "4755 tools/suid",
            "2755 tools/sgid",
            "640 conf/app.yml",
            "644 conf/deep/er/x.properties",
            "link conf/link app.yml",
            "link conf/broken nowhere",
            "750 conf/private/",
            "755 empty/",
            "1777 sticky/",
            "2775 groups/sub/",
            "644 lib/a.jar",
            "644 lib/b.jar",
            "644 lib/c.txt",
            "link link.jar app.jar",
            "link links/conf ../conf",
            "link links/app.jar ../app.jar",
            "link outside ../../outside",
            "link absolute /conf",
            "link nowhere gone",
            "644 with space/file name.txt",
            "644 target/app-1.0.jar",
            "644 target/app-1.0-sources.jar",
            "644 target/libs/x-1.jar",
            "644 target/libs/y-2.jar",
            "644 target/classes/com/example/Main.class",
            "644 debug.log",
            "644 lib/debug.log",
            "644 .env",
            "644 [odd]/f",
            "644 a/f",
            "644 a.b/f",
            "755 root/usr/bin/tool",
            "755 root/tmp/f",
            "644 root/data/f",
            "755 merged/bin/tool",
            "644 over/file/f",
            "link overlink/file /data",
            "644 overfolder/data",
            "644 hidden/keep.txt",
            "644 hidden/gone.txt",
            "644 hidden/sub/deep.txt",
            "644 hidden/sub/gone.txt",
            "644 private/all",
            "link packed archive.tar",
            "644 long/" + "name-".repeat(20) + "/" + "name-".repeat(22) + ".txt");

    /** Names that are not ASCII, as {@link FileTree} has them. */
    private static final List<String> UNICODE = List.of(
            "h\u00e4user/\u00fcber.txt",
            "\ud55c\uae00/\ubb38\uc11c.txt",
            "Pr\u00fcfung.txt",
            "houses/h\u00e4user/neu.txt",
            "houses/link -> h\u00e4user/neu.txt");

    /** Names that are not UTF-8. */
    private static final List<String> LATIN_1 = List.of(
            "Pr\udcfcfung.txt",
            "Pr\udce4fung.txt",
            "D\udcf6rfer/h\udce4user.txt",
            "D\udcf6rfer/up -> ../Pr\udcfcfung.txt",
            "umlaut -> D\udcf6rfer/h\udce4user.txt",
            "twins/1000/\udcfc/",
            "twins/1001/\udce4/");

    /** Mode, owner, path, and what a link points to. */
    private static final List<String> BASE = List.of(
            "755 0:0 etc/",
            "644 0:0 etc/passwd",
            "755 0:0 usr/bin/",
            "755 0:0 usr/bin/sh",
            "link 0:0 bin usr/bin",
            "1777 0:0 tmp/",
            "700 1000:1000 data/",
            "600 1000:1000 data/own",
            "755 0:0 opt/app/",
            "640 0:0 opt/app/file",
            "link 0:0 opt/app/linkfile file",
            "link 0:0 srv /opt/app",
            "link 0:0 opt/dangling ../nowhere/deep",
            "link 0:0 opt/loop1 loop2",
            "link 0:0 opt/loop2 loop1",
            "2775 7:8 opt/sgid/",
            "750 1000:1001 home/app/",
            "link 0:0 opt/chain up/../chain2",
            "755 0:0 opt/up/",
            "link 0:0 opt/chain2 /home/app",
            "750 7:8 h\u00e4user/",
            "link 0:0 d\u00f6rfer h\u00e4user",
            "644 0:0 file");

    private static final Map<String, String> BASES = Map.of(
            "base",
            "ENV PATH=/usr/bin:/bin JAVA_HOME=/opt/java\nENV EMPTY=\nLABEL from=base keep=\"a b\"\nEXPOSE 80 53/udp\n"
                    + "VOLUME /data\nENTRYPOINT [\"java\"]\nCMD [\"-version\"]\nWORKDIR /opt/app\nSTOPSIGNAL SIGINT\n"
                    + "HEALTHCHECK --interval=5s CMD true\n",
            "user",
            "USER 1000:1001\nWORKDIR /home/app\nSHELL [\"/bin/sh\",\"-ec\"]\nCMD run me\n",
            "named",
            "USER app\n",
            "trigger",
            "ONBUILD COPY app.jar /\n");

    private AssembledCases() {}

    /**
     * Writes the folder.
     *
     * @param anyName whether it has names that are not UTF-8 as well
     */
    public static void context(Path folder, boolean anyName) throws IOException {
        for (String line : CONTEXT) {
            String[] words = line.split(" ", 2);
            boolean isLink = words[0].equals("link");
            String name = isLink ? words[1].split(" ")[0] : words[1];
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            if (isLink) {
                Files.createSymbolicLink(path, Path.of(words[1].split(" ")[1]));
            } else if (name.endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.writeString(path, "content of " + name);
            }
            if (!isLink) {
                Files.setAttribute(path, "unix:mode", Integer.parseInt(words[0], 8));
            }
        }
        FileTree.make(folder, UNICODE);
        FileTree.make(folder, anyName ? LATIN_1 : List.of());
        Files.writeString(
                folder.resolve(".dockerignore"),
                "**/*.log\nhidden/*\n!hidden/keep.txt\n!hidden/sub/deep.txt\nprivate\n");
        try (OutputStream file = Files.newOutputStream(folder.resolve("archive.tar"))) {
            tar(List.of("644 0:0 inside"), file);
        }
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("archive.tgz")))) {
            tar(List.of("644 0:0 inside"), file);
        }
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("text.gz")))) {
            file.write("text".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("zeros"), new byte[2048]);
        Files.write(folder.resolve("nothing"), new byte[0]);
    }

    /** Builds the base images; returns their names by those in the cases. */
    public static Map<String, String> bases(DockerCli docker, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("base.tar"))) {
            tar(BASE, file);
        }
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, String> base : BASES.entrySet()) {
            Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nADD base.tar /\n" + base.getValue());
            names.put(base.getKey(), PREFIX + base.getKey() + ":1");
            docker.run("build", "--quiet", "--tag", names.get(base.getKey()), folder.toString());
        }
        return names;
    }

    private static void tar(List<String> lines, OutputStream file) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file, StandardCharsets.ISO_8859_1.name());
        for (String line : lines) {
            String[] words = FileTree.bytes(line).split(" ");
            boolean isLink = words[0].equals("link");
            TarArchiveEntry entry = new TarArchiveEntry(words[2], isLink ? TarConstants.LF_SYMLINK : kind(words[2]));
            byte[] content = kind(words[2]) == TarConstants.LF_DIR || isLink
                    ? new byte[0]
                    : ("content of " + words[2]).getBytes(StandardCharsets.UTF_8);
            entry.setMode(isLink ? 0777 : Integer.parseInt(words[0], 8));
            entry.setIds(Integer.parseInt(words[1].split(":")[0]), Integer.parseInt(words[1].split(":")[1]));
            entry.setNames("", "");
            entry.setSize(content.length);
            if (isLink) {
                entry.setLinkName(words[3]);
            }
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    private static byte kind(String path) {
        return path.endsWith("/") ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
    }
}
