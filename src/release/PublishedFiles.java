import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * Whether a folder that a release was deployed to has all that <a
 * href="https://central.sonatype.org/publish/requirements/">Maven's central repository asks for</a>: prints what it lacks, and
 * then ends with code 1.
 */
public final class PublishedFiles {
    private static final String NAME = "docker-maven-plugin";
    private static final List<String> PUBLISHED =
            List.of(".jar", ".pom", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");
    private static final List<String> SAME_FROM_ANOTHER_FOLDER = List.of(".jar", "-sources.jar", "-javadoc.jar");
    private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");
    private static final List<String> IN_POM = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/url",
            "issueManagement/url");

    private final List<String> faults = new ArrayList<>();

    private PublishedFiles() {}

    /**
     * @param arguments the repository's folder, the version, and the target folder of another build of the same
     */
    public static void main(String[] arguments) throws Exception {
        PublishedFiles check = new PublishedFiles();
        String version = arguments[1];
        Path folder = Path.of(arguments[0], "io/github/dockermaven", NAME, version);
        for (String suffix : PUBLISHED) {
            check.file(folder.resolve(NAME + "-" + version + suffix));
        }
        for (String suffix : SAME_FROM_ANOTHER_FOLDER) {
            String file = NAME + "-" + version + suffix;
            check.same(folder.resolve(file), Path.of(arguments[2], file));
        }
        check.pom(folder.resolve(NAME + "-" + version + ".pom"));
        check.faults.forEach(System.err::println);
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private void file(Path file) throws Exception {
        if (!Files.isRegularFile(file)) {
            faults.add(file.getFileName() + " is missing.");
            return;
        }
        if (!Files.isRegularFile(beside(file, ".asc"))) {
            faults.add(file.getFileName() + " is not signed: " + file.getFileName() + ".asc is missing.");
        }
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            Path other = beside(file, checksum.getKey());
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(Files.readAllBytes(file));
            if (!Files.isRegularFile(other)
                    || !Files.readString(other).strip().equals(HexFormat.of().formatHex(digest))) {
                faults.add(other.getFileName() + " is missing or not that of the file.");
            }
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private void same(Path file, Path other) throws Exception {
        if (Stream.of(file, other).allMatch(Files::isRegularFile) && Files.mismatch(file, other) != -1) {
            faults.add(file.getFileName() + " differs from what another folder gives, from byte "
                    + Files.mismatch(file, other) + " on.");
        }
    }

    private void pom(Path pom) throws Exception {
        if (!Files.isRegularFile(pom)) {
            return;
        }
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        for (String element : IN_POM) {
            if (resolved(document, text(document, "/project/" + element)).isBlank()) {
                faults.add("The POM has no <" + element.replace("/", "><") + ">.");
            }
        }
        if (Files.readString(pom).contains(System.getProperty("user.dir"))) {
            faults.add("The POM has a path of this machine: " + System.getProperty("user.dir"));
        }
    }

    /** Returns a text with the POM's own property in the place of its name. */
    private static String resolved(Document document, String text) throws Exception {
        int begin = text.indexOf("${");
        int end = text.indexOf('}');
        return begin < 0 || end < begin
                ? text
                : text(document, "/project/properties/" + text.substring(begin + 2, end));
    }

    private static String text(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
