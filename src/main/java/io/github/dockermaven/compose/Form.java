package io.github.dockermaven.compose;

import java.util.stream.Stream;

/** The ways in which a value may be written, and the one way in which the model has it. */
interface Form {
    /**
     * Returns the value as the model has it: long forms, texts where texts are wanted. What has that form already stays
     * as it is.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if it is written in no way that is known
     */
    YamlNode canonical(YamlNode node, Place place);

    /** Returns the mappings with known keys in it. */
    default Stream<MappingForm> mappings() {
        return Stream.empty();
    }

    /** Returns this form or nothing, as in {@code deploy:}. */
    default Form orNull() {
        return new Form() {
            @Override
            public YamlNode canonical(YamlNode node, Place place) {
                return Nodes.isNull(node) ? node : Form.this.canonical(node, place);
            }

            @Override
            public Stream<MappingForm> mappings() {
                return Form.this.mappings();
            }
        };
    }
}
