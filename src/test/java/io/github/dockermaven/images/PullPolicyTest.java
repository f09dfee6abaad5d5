package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullPolicyTest {
    @ParameterizedTest
    @CsvSource({"IfNotPresent, IF_NOT_PRESENT", "always, ALWAYS", "NEVER, NEVER"})
    void isReadWithoutRegardToCase(String text, PullPolicy policy) {
        assertThat(PullPolicy.parse(text)).isEqualTo(policy);
    }

    @Test
    void listsTheValuesThatThereAre() {
        assertThatThrownBy(() -> PullPolicy.parse("sometimes"))
                .hasMessage("imagePullPolicy 'sometimes' is not known. Write one of IfNotPresent, Always, Never.");
    }
}
