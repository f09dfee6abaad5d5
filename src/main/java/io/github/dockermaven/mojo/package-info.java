/** The goals: each a page that turns its parameters into a request, hands it to a service, and lets errors reach Maven. */
package io.github.dockermaven.mojo;
