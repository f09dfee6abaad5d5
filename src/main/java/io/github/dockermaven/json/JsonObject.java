package io.github.dockermaven.json;

import java.util.List;
import java.util.function.Consumer;

/** A JSON object that is being written. Keys stay in the order in which they are put; empty values are left out. */
public final class JsonObject {
    private final StringBuilder json = new StringBuilder("{");

    public JsonObject put(String name, String text) {
        return text.isEmpty() ? this : putAny(name, text);
    }

    /** Puts a text, even if it is empty. */
    public JsonObject putAny(String name, String text) {
        name(name);
        JsonWriter.quote(text, json);
        return this;
    }

    public JsonObject put(String name, long number) {
        if (number != 0) {
            name(name);
            json.append(number);
        }
        return this;
    }

    public JsonObject put(String name, boolean value) {
        if (value) {
            name(name);
            json.append(true);
        }
        return this;
    }

    public JsonObject put(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            name(name);
            json.append('[');
            for (int i = 0; i < texts.size(); i++) {
                json.append(i == 0 ? "" : ",");
                JsonWriter.quote(texts.get(i), json);
            }
            json.append(']');
        }
        return this;
    }

    public JsonObject put(String name, Consumer<JsonObject> content) {
        JsonObject object = new JsonObject();
        content.accept(object);
        return object.isEmpty() ? this : putObject(name, object);
    }

    /** Puts an empty object. */
    public JsonObject putEmpty(String name) {
        return putObject(name, new JsonObject());
    }

    /** Puts a list of objects, unless it is empty. */
    public <T> JsonObject putAll(String name, List<T> values, Writer<T> writer) {
        return values.isEmpty() ? this : putAnyAll(name, values, writer);
    }

    /** Puts a list of objects, even if it is empty. */
    public <T> JsonObject putAnyAll(String name, List<T> values, Writer<T> writer) {
        name(name);
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            JsonObject object = new JsonObject();
            writer.write(values.get(i), object);
            json.append(i == 0 ? "" : ",").append(object);
        }
        json.append(']');
        return this;
    }

    /** Writes a value's fields into an object. */
    public interface Writer<T> {
        void write(T value, JsonObject json);
    }

    private JsonObject putObject(String name, JsonObject object) {
        name(name);
        json.append(object);
        return this;
    }

    private boolean isEmpty() {
        return json.length() == 1;
    }

    private void name(String name) {
        if (!isEmpty()) {
            json.append(',');
        }
        JsonWriter.quote(name, json);
        json.append(':');
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
