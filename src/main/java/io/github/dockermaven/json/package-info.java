/**
 * JSON as trees. Jackson is set up only here.
 *
 * <p>Main types: {@link JsonReader}, {@link JsonWriter}, {@link JsonObject}, {@link RecordWriter}.
 *
 * <p>Not here: the meaning of documents; beans, whose initialisation takes longer than an unchanged build.
 */
package io.github.dockermaven.json;
