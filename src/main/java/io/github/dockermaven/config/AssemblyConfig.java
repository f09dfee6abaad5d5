package io.github.dockermaven.config;

import io.github.dockermaven.project.Assembly;

/** Stub. */
final class AssemblyConfig {
    private AssemblyConfig() {}

    static Assembly read(PomElement element) {
        return new Assembly(element.text("name"));
    }
}
