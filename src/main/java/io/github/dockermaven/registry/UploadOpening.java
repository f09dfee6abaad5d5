package io.github.dockermaven.registry;

import java.io.IOException;
import java.util.Optional;

/**
 * The begin of uploads into one repository (OCI distribution specification, "Obtain a session ID" and "Mounting a blob from
 * another repository").
 *
 * @param scope of what is pushed
 * @param what for messages, such as {@code Blob X cannot be pushed to}
 */
record UploadOpening(RepositoryClient client, Scope scope, String what) {
    /** The status that says that there is nothing to upload. */
    static final int MOUNTED = 201;

    /** Has the registry take a blob from the repository that may have it, or else begin an upload. Any answer may come. */
    Response mount(Blob blob) {
        return client.ask(() -> mountRequest(blob), scope.andPull(blob.from()), what);
    }

    private Request mountRequest(Blob blob) throws IOException {
        HttpUrl mount =
                client.address("blobs/uploads/").with("mount", blob.digest().toString());
        return Request.post(mount.with("from", blob.from()));
    }

    boolean isBegun(Response response) {
        return response.isSuccess() && named(response).isPresent();
    }

    /** Has the registry begin an upload. */
    Response begin() {
        Response response = client.ask(() -> Request.post(client.address("blobs/uploads/")), scope, what);
        if (!response.isSuccess()) {
            throw client.refusal(what, response);
        }
        return response;
    }

    /** The address that an upload was given. */
    HttpUrl location(Response response) {
        return named(response)
                .orElseThrow(() -> client.wrong(
                        what,
                        "it does not say where to send it (" + response.status() + " without Location)",
                        "See the registry's log"));
    }

    /** The address, which some name by its last part alone. */
    private Optional<HttpUrl> named(Response response) {
        try {
            Optional<HttpUrl> location = HttpUrl.location(response);
            Optional<String> id = response.header("Docker-Upload-UUID").filter(text -> text.matches("[\\w.~=+-]+"));
            return location.isPresent() || id.isEmpty()
                    ? location
                    : Optional.of(client.address("blobs/uploads/" + id.get()));
        } catch (IOException e) {
            throw client.failure(what, new ExchangeException(response.address(), e));
        }
    }
}
