package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.AssemblyFiles;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.AssemblySpec;
import io.github.dockermaven.project.AssemblySpec.DescriptorFile;
import io.github.dockermaven.project.AssemblySpec.Inline;
import io.github.dockermaven.project.AssemblySpec.Permissions;
import io.github.dockermaven.project.AssemblySpec.Reference;
import io.github.dockermaven.project.InterpolatedText;
import java.io.StringReader;
import java.util.Optional;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblyElementTest {
    private static AssemblySpec read(String xml) throws Exception {
        XmlPlexusConfiguration element =
                new XmlPlexusConfiguration(Xpp3DomBuilder.build(new StringReader("<assembly>" + xml + "</assembly>")));
        return AssemblyElement.read(XmlElement.of(
                element, text -> new InterpolatedText(text.replace("${greeting}", "a < b & c"), Optional.empty())));
    }

    @Test
    void hasTheDefaultsOfIoFabric8() throws Exception {
        assertThat(read("<descriptorRef>artifact</descriptorRef>"))
                .isEqualTo(new AssemblySpec(
                        "<assembly>",
                        new Reference("artifact"),
                        Permissions.KEEP,
                        Optional.empty(),
                        new AssemblyFiles("maven", "/maven", Optional.empty(), Optional.empty(), false)));
    }

    @Test
    void hasAllThatIoFabric8Has() throws Exception {
        assertThat(read("<name>lib</name><targetDir>/opt</targetDir><descriptor>lib.xml</descriptor><user>a:b:c</user>"
                        + "<permissions>exec</permissions><mode>TGZ</mode><tarLongFileMode>gnu</tarLongFileMode>"
                        + "<exportTargetDir>true</exportTargetDir>"))
                .isEqualTo(new AssemblySpec(
                        "<assembly>",
                        new DescriptorFile("lib.xml"),
                        Permissions.EXEC,
                        Optional.of(true),
                        new AssemblyFiles("lib", "/opt", Optional.of("a:b"), Optional.of("c"), true)));
    }

    @Test
    void hasAVolumeOnlyWhereThatIsLeftOpen() throws Exception {
        String artifact = "<descriptorRef>artifact</descriptorRef>";

        assertThat(read(artifact).exportedByDefault().files().exported()).isTrue();
        assertThat(read(artifact + "<exportTargetDir>false</exportTargetDir>")
                        .exportedByDefault()
                        .files()
                        .exported())
                .isFalse();
    }

    @Test
    void hasAnInlineDescriptorAsAFileWouldHaveIt() throws Exception {
        assertThat(read("<inline><files><file><source>${greeting}</source><destName>${artifact.extension}</destName>"
                                + "</file></files></inline>")
                        .source())
                .isEqualTo(new Inline("<assembly><files><file><source>a &lt; b &amp; c</source>"
                        + "<destName>${artifact.extension}</destName></file></files></assembly>"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "<permissions>keep</permissions>, KEEP",
        "<permissions>auto</permissions>, KEEP",
        "<permissions>Exec</permissions>, EXEC",
        "<permissions>ignore</permissions>, IGNORE",
        "<ignorePermissions>true</ignorePermissions>, IGNORE",
        "<permissions>exec</permissions><ignorePermissions>true</ignorePermissions>, EXEC"
    })
    void hasPermissions(String xml, Permissions permissions) throws Exception {
        assertThat(read("<descriptorRef>artifact</descriptorRef>" + xml).permissions())
                .isEqualTo(permissions);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<name>Built</name> | <assembly><name>: 'Built' is the name of a file that this plugin writes beside it."
                        + " Choose another name.",
                "<name>a.tar</name> | <assembly><name>: 'a.tar' is the name of a file that this plugin writes beside it."
                        + " Choose another name.",
                "<name>lib</name> | <assembly> has none of <inline>, <descriptor> and <descriptorRef>. Write one, which says"
                        + " what its files are.",
                "<descriptor>a</descriptor><descriptorRef>src</descriptorRef> | <assembly> has more than one of <inline>,"
                        + " <descriptor> and <descriptorRef>. Write one, which says what its files are.",
                "<descriptorRef>root-war</descriptorRef> | <assembly><descriptorRef>: 'root-war' is not known. Did you mean"
                        + " rootWar? There are artifact, artifact-with-dependencies, dependencies, release-dependencies,"
                        + " snapshot-dependencies, project, rootWar, hawt-app, bin, jar-with-dependencies, src. A descriptor of"
                        + " your own goes into <descriptor>.",
                "<descriptorRef>src</descriptorRef><mode>rar</mode> | <assembly><mode>: 'rar' is not known. Write one of dir,"
                        + " tar, tgz, zip.",
                "<descriptorRef>src</descriptorRef><permissions>all</permissions> | <assembly><permissions>: 'all' is not"
                        + " known. Write one of keep, exec, auto, ignore.",
                "<dockerFileDir>docker</dockerFileDir> | <assembly><dockerFileDir> is not supported. Move it up into <build>,"
                        + " as <contextDir>.",
                "<descriptorRef>src</descriptorRef><targetDri>/a</targetDri> | <assembly> has an element"
                        + " <targetDri> that is not known. Did you mean <targetDir>?"
            })
    void tellsMistakes(String xml, String message) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(message);
    }
}
