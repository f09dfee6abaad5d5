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
record UploadOpening(Session session, Scope scope, String what) {
    /** The status that says that there is nothing to upload. */
    static final int MOUNTED = 201;

    /** Has the registry take a blob from the repository that may have it, or else begin an upload. Any answer may come. */
    Answer mount(Blob blob) {
        return session.ask(() -> mountRequest(blob), scope.andPull(blob.from()), what);
    }

    private Request mountRequest(Blob blob) throws IOException {
        Address mount =
                session.address("blobs/uploads/").with("mount", blob.digest().toString());
        return Request.post(mount.with("from", blob.from()));
    }

    boolean isBegun(Answer answer) {
        return answer.isSuccess() && named(answer).isPresent();
    }

    /** Has the registry begin an upload. */
    Answer begin() {
        Answer answer = session.ask(() -> Request.post(session.address("blobs/uploads/")), scope, what);
        if (!answer.isSuccess()) {
            throw session.refusal(what, answer);
        }
        return answer;
    }

    /** The address that an upload was given. */
    Address location(Answer answer) {
        return named(answer)
                .orElseThrow(() -> session.wrong(
                        what,
                        "it does not say where to send it (" + answer.status() + " without Location)",
                        "See the registry's log"));
    }

    /** The address, which some name by its last part alone. */
    private Optional<Address> named(Answer answer) {
        try {
            Optional<Address> location = Address.location(answer);
            Optional<String> id = answer.header("Docker-Upload-UUID").filter(text -> text.matches("[\\w.~=+-]+"));
            return location.isPresent() || id.isEmpty()
                    ? location
                    : Optional.of(session.address("blobs/uploads/" + id.get()));
        } catch (IOException e) {
            throw session.failure(what, new ExchangeException(answer.address(), e));
        }
    }
}
