package io.github.dockermaven.project;

/** Stub. */
public record Assembly(String name) {}
