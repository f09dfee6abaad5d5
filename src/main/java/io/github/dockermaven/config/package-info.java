/** What a user may write in the POM beyond flat parameters. Each class has defaults and makes one record of the domain. */
package io.github.dockermaven.config;
