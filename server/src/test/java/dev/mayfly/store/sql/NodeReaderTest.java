package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeReaderTest {

    @Test
    void readsBackWhatTheWriterWrites() {
        for (Node node : SampleNodes.state().nodes().values()) {
            assertThat(NodeReader.node(NodeWriter.json(node))).isEqualTo(node);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"web-1\"       | \"name\":\"WEB-1\"",
                "\"generation\":7         | \"generation\":0",
                "\"cloned\":true          | \"cloned\":1",
                "\"recoveriesLeft\":2     | \"recoveriesLeft\":-1",
                "\"requestId\":\"request\"| \"requestId\":\"request\",\"more\":1",
                "\"serial\":\"0a\",       | ",
                "\"lock\":[{              | \"lock\":[{},{",
            })
    void refusesToReadAnythingElse(String written, String changed) {
        String json = NodeWriter.json(SampleNodes.full());
        String damaged = json.replace(written.strip(), changed == null ? "" : changed.strip());

        assertThat(damaged).isNotEqualTo(json);
        assertThatThrownBy(() -> NodeReader.node(damaged)).isInstanceOf(StoredJsonException.class);
    }
}
