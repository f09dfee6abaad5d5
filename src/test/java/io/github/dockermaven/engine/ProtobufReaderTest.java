package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufReaderTest {
    private static ProtobufReader reader(String hex) {
        return new ProtobufReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @Test
    void readsNumbersAndTexts() {
        ProtobufReader reader = reader("089601" + "120774657374696e67");
        assertThat(reader.next()).isEqualTo(1);
        assertThat(reader.number()).isEqualTo(150);
        assertThat(reader.next()).isEqualTo(2);
        assertThat(reader.text()).isEqualTo("testing");
        assertThat(reader.next()).isZero();
    }

    @Test
    void skipsEveryWireType() {
        ProtobufReader reader = reader("0801" + "110102030405060708" + "1a0161" + "2501020304" + "2802");
        for (int field = 1; field <= 4; field++) {
            assertThat(reader.next()).isEqualTo(field);
            reader.skip();
        }
        assertThat(reader.next()).isEqualTo(5);
        assertThat(reader.number()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsCutOff() {
        ProtobufReader reader = reader("12ff01");
        reader.next();
        assertThatThrownBy(reader::bytes).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void refusesAnEndlessNumber() {
        assertThatThrownBy(() -> reader("ffffffffffffffffffffff01").next())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
