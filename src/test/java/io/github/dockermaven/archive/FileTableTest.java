package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.archive.BaseFile.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileTableTest {
    private static final BaseFile FILE = new BaseFile(Kind.OTHER, 0644, 0, 0, "");

    private static FileTable written(FileTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return FileTable.read(ByteBuffer.wrap(bytes.toByteArray()));
    }

    @Test
    void findsEveryFileAndNothingElse() throws IOException {
        Map<String, BaseFile> files = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            files.put("folder/" + i * 2, new BaseFile(Kind.OTHER, i % 8, i % 3, 0, ""));
        }
        FileTable table = FileTable.of(files);
        FileTable read = written(table);

        for (int i = -1; i < 2001; i++) {
            String path = "folder/" + i;
            assertThat(table.find(path).orElse(null)).as(path).isEqualTo(files.get(path));
            assertThat(read.find(path).orElse(null)).as(path).isEqualTo(files.get(path));
        }
    }

    @Test
    void findsFilesOfEveryKindByNamesInAnyScript() throws IOException {
        Map<String, BaseFile> files = Map.of(
                "a", new BaseFile(Kind.FOLDER, 01777, 1, 2, ""),
                "a/ü", new BaseFile(Kind.LINK, 0777, 0, 0, "日本"),
                "\uFFFD", FILE,
                "😀", new BaseFile(Kind.OTHER, 04755, Integer.MAX_VALUE, 3, ""));
        FileTable read = written(FileTable.of(files));

        files.forEach((path, file) -> assertThat(read.find(path)).as(path).contains(file));
        assertThat(read.find("")).isEmpty();
    }

    @Test
    void hasNothing() throws IOException {
        assertThat(written(FileTable.of(Map.of())).find("a")).isEmpty();
    }
}
