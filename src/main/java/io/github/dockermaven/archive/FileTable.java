package io.github.dockermaven.archive;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.image.Digest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All files of an image in little memory: the paths are stored as bytes, one after the other, and searched in that
 * form. So a table that was written loads as fast as its bytes, whatever their number.
 */
public final class FileTable implements BaseFiles {
    private final byte[] paths;
    /** The end of each path in {@link #paths}. */
    private final int[] ends;
    /** The index in {@link #different} for each path. */
    private final int[] numbers;

    private final List<BaseFile> different;

    private FileTable(byte[] paths, int[] ends, int[] numbers, List<BaseFile> different) {
        this.paths = paths;
        this.ends = ends;
        this.numbers = numbers;
        this.different = different;
    }

    /**
     * Reads all layers of an image into a table.
     *
     * @param image the image's name in messages
     * @param diffIds the digests of the layers, uncompressed, from the bottom up
     * @throws io.github.dockermaven.error.DockerFailureException if a layer is missing, or they have more files than
     *     can be read
     */
    public static FileTable of(String image, BaseLayers layers, List<Digest> diffIds) {
        DockerSaveContents archive = new DockerSaveContents(image, diffIds);
        layers.read(archive::layer);
        return archive.files();
    }

    /** Returns the table of files by path. */
    static FileTable of(Map<String, BaseFile> files) {
        List<Map.Entry<byte[], BaseFile>> sorted = files.entrySet().stream()
                .map(file -> Map.entry(FileName.encode(file.getKey()), file.getValue()))
                .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
                .toList();
        ByteBuffer paths = ByteBuffer.allocate(
                sorted.stream().mapToInt(file -> file.getKey().length).sum());
        int[] ends = new int[sorted.size()];
        int[] numbers = new int[sorted.size()];
        Map<BaseFile, Integer> different = new LinkedHashMap<>();
        for (int i = 0; i < ends.length; i++) {
            ends[i] = paths.put(sorted.get(i).getKey()).position();
            numbers[i] = different.computeIfAbsent(sorted.get(i).getValue(), added -> different.size());
        }
        return new FileTable(paths.array(), ends, numbers, List.copyOf(different.keySet()));
    }

    @Override
    public Optional<BaseFile> find(String path) {
        byte[] sought = FileName.encode(path);
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int start = middle == 0 ? 0 : ends[middle - 1];
            int order = Arrays.compareUnsigned(paths, start, ends[middle], sought, 0, sought.length);
            if (order == 0) {
                return Optional.of(different.get(numbers[middle]));
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    void write(DataOutputStream stream) throws IOException {
        stream.writeInt(different.size());
        for (BaseFile file : different) {
            byte[] link = FileName.encode(file.link());
            stream.writeInt(file.kind().ordinal());
            stream.writeInt(file.mode());
            stream.writeInt(file.uid());
            stream.writeInt(file.gid());
            stream.writeInt(link.length);
            stream.write(link);
        }
        stream.writeInt(ends.length);
        for (int end : ends) {
            stream.writeInt(end);
        }
        for (int number : numbers) {
            stream.writeInt(number);
        }
        stream.write(paths);
    }

    /** Reads the output of {@link #write}, up to the buffer's end. */
    static FileTable read(ByteBuffer buffer) {
        int count = buffer.getInt();
        List<BaseFile> different = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            different.add(new BaseFile(
                    BaseFile.Kind.values()[buffer.getInt()],
                    buffer.getInt(),
                    buffer.getInt(),
                    buffer.getInt(),
                    FileName.decode(bytes(buffer, buffer.getInt()))));
        }
        int[] ends = new int[count(buffer)];
        int[] numbers = new int[ends.length];
        buffer.asIntBuffer().get(ends).get(numbers);
        buffer.position(buffer.position() + (ends.length + numbers.length) * Integer.BYTES);
        return new FileTable(bytes(buffer, buffer.remaining()), ends, numbers, different);
    }

    /** Reads the number of paths, each of which is followed by two numbers. */
    private static int count(ByteBuffer buffer) {
        int count = buffer.getInt();
        if (count > buffer.remaining() / (2 * Integer.BYTES)) {
            throw new IllegalArgumentException("there are fewer than " + count + " paths");
        }
        return count;
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        if (length > buffer.remaining()) {
            throw new IllegalArgumentException("there are fewer than " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
