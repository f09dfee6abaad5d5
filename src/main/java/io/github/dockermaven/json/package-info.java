/** JSON as trees. */
package io.github.dockermaven.json;
