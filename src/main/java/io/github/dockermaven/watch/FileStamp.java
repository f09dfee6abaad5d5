package io.github.dockermaven.watch;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** The mark by which a file is known: another one is a change. Its content is not read. */
record FileStamp(FileTime time, long size) {
    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(attributes.lastModifiedTime(), attributes.size());
    }
}
