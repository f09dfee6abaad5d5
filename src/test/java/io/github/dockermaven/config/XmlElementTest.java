package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlElementTest {
    @Test
    void tellsWhatIsEmptyFromWhatIsNotThere() {
        XmlElement build = Pom.element("<build><volumes/><env/><user/></build>");

        assertThat(build.list("volumes")).contains(List.of());
        assertThat(build.list("ports")).isEmpty();
        assertThat(build.map("env")).contains(Map.of());
        assertThat(build.map("labels")).isEmpty();
        assertThat(build.text("user")).isEmpty();
        assertThat(build.flag("noCache")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"${known},value", "a ${known} b,a value b", "'  a  ',a"})
    void givesPropertiesTheirValues(String text, String value) {
        assertThat(Pom.element("<build><from>" + text + "</from></build>").text("from"))
                .contains(value);
    }

    @Test
    void keepsAPropertyThatIsNotSetInFreeTextAlone() {
        XmlElement build = Pom.element("<build><from>a${late}</from></build>");

        assertThat(build.freeText("from")).contains("a${late}");
        assertThatThrownBy(() -> build.text("from"))
                .hasMessage(
                        "<build><from> is 'a${late}', but the property late is not set. Set it, or correct its name.");
    }

    @Test
    void readsListsOfElementsAndOfTexts() {
        XmlElement build = Pom.element(
                "<build><ports><port> 80 </port><port/><port>81,82</port></ports><tags>a, b,</tags></build>");

        assertThat(build.list("ports")).contains(List.of("80", "81,82"));
        assertThat(build.list("tags")).contains(List.of("a", "b"));
    }

    @Test
    void readsMapsInTheirOrder() {
        assertThat(Pom.element("<build><env><Z>1</Z><A/></env></build>")
                        .map("env")
                        .orElseThrow())
                .containsExactly(Map.entry("Z", "1"), Map.entry("A", ""));
    }

    @Test
    void knowsOnlyTrueAndFalse() {
        assertThat(Pom.element("<build><noCache>True</noCache></build>").flag("noCache"))
                .contains(true);
        assertThatThrownBy(() ->
                        Pom.element("<build><noCache>yes</noCache></build>").flag("noCache"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<build><noCache>: 'yes' is neither true nor false. Write one of them.");
    }

    @Test
    void wantsAnElementOnce() {
        assertThatThrownBy(() -> Pom.element("<build><from>a</from><from>b</from></build>")
                        .text("from"))
                .hasMessage("<build> has 2 elements <from>. Only one can be meant: remove the others.");
    }

    @ParameterizedTest
    @CsvSource({
        "form, Did you mean <from>?",
        "FROM, Did you mean <from>?",
        "enviroment, 'It can have from, labels.'",
        "label, Did you mean <labels>?"
    })
    void rejectsWhatNobodyAskedFor(String name, String remedy) {
        XmlElement build = Pom.element("<build><from>a</from><" + name + "/></build>");
        build.text("from");
        build.map("labels");

        assertThatThrownBy(build::rejectOthers)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<build> has an element <" + name + "> that is not known. " + remedy);
    }

    @Test
    void hasNothingAgainstWhatWasAskedFor() {
        XmlElement build = Pom.element("<build><from>a</from><env/></build>");
        build.text("from");

        assertThat(build.present(List.of("env", "labels"))).containsExactly("env");
        assertThatCode(build::rejectOthers).doesNotThrowAnyException();
    }
}
