/**
 * JSON as trees. Jackson is made ready here and nowhere else.
 *
 * <p>Main types: {@link JsonReader}, {@link JsonWriter}, {@link JsonObject}.
 *
 * <p>Not here: what a document means; beans, whose making takes longer than an unchanged build.
 */
package io.github.dockermaven.json;
