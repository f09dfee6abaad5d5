/** What is to be run, and the Dockerfile for it. */
package io.github.dockermaven.application;
