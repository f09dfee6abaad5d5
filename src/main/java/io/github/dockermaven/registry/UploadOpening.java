package io.github.dockermaven.registry;

import java.io.IOException;
import java.util.Optional;

/**
 * The beginning of uploads into one repository (OCI distribution specification, "Obtain a session ID" and "Mounting a
 * blob from another repository").
 *
 * @param scope of the push
 * @param what the beginning of messages, such as {@code Blob X cannot be pushed to}
 */
record UploadOpening(RepositoryClient client, Scope scope, String what) {
    /** The status of a mounted blob, which need not be uploaded. */
    static final int MOUNTED = 201;

    /**
     * Asks the registry to mount a blob from the repository that may have it, or else to begin an upload; returns any
     * response.
     */
    Response mount(Blob blob) {
        return client.ask(() -> mountRequest(blob), scope.andPull(blob.from()), what);
    }

    private Request mountRequest(Blob blob) throws IOException {
        HttpUrl mount =
                client.address("blobs/uploads/").with("mount", blob.digest().toString());
        return Request.post(mount.with("from", blob.from()));
    }

    boolean isBegun(Response response) {
        return response.isSuccess() && address(response).isPresent();
    }

    /** Begins an upload. */
    Response begin() {
        Response response = client.ask(() -> Request.post(client.address("blobs/uploads/")), scope, what);
        if (!response.isSuccess()) {
            throw client.refusal(what, response);
        }
        return response;
    }

    /** Returns the upload's address. */
    HttpUrl location(Response response) {
        return address(response)
                .orElseThrow(() -> client.wrong(
                        what,
                        "it does not name the upload's address (" + response.status() + " without Location)",
                        "See the registry's log"));
    }

    /** Returns the upload's address, of which some registries send only the last part. */
    private Optional<HttpUrl> address(Response response) {
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
