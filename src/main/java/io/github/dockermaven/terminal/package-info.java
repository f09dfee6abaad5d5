/** What a user sees while something runs: lines that stay, and on a terminal lines that are drawn anew where they are. */
package io.github.dockermaven.terminal;
