/**
 * What users see of work: {@link io.github.dockermaven.report.Progress} while it goes on, and tables, sizes and durations.
 * Values for people only; nothing here writes to a terminal.
 */
package io.github.dockermaven.report;
