/**
 * What is in an image: its layers, files and jars, what is there in vain, and what has changed since another image.
 *
 * <p>Main types: {@link ImageContents} is an image as it was read, once and as a stream; {@link ImageReport} says what is in
 * it; {@link ReportPage} is the same for a browser.
 *
 * <p>Not here: the form of archives and layers, which is in {@link io.github.dockermaven.archive archive}; how an image is
 * configured in an engine, which is in {@link io.github.dockermaven.images images}.
 */
package io.github.dockermaven.contents;
