package io.github.dockermaven.application;

/** Stub. */
public record AssembledFiles(String name) {}
