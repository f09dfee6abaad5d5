package io.github.dockermaven.contents;

import io.github.dockermaven.image.Digest;
import java.util.List;
import java.util.Map;

/**
 * What one layer has and removes, without the content of its files.
 *
 * @param diffId the digest of its uncompressed archive
 * @param bytes the size of that archive
 * @param files in the archive's order
 * @param removed paths of lower layers
 * @param emptied folders of lower layers
 * @param jars by their paths
 */
public record LayerListing(
        Digest diffId,
        long bytes,
        List<FileEntry> files,
        List<String> removed,
        List<String> emptied,
        Map<String, JarFile> jars) {}
