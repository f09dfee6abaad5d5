/** Networks and containers. */
package io.github.dockermaven.run;
