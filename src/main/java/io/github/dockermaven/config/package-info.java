/**
 * What a user may write in the POM beyond flat parameters. Each class has defaults and makes one record of the domain; and
 * what a goal that has not run yet will make by all that.
 */
package io.github.dockermaven.config;
