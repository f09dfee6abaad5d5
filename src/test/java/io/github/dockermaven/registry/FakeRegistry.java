package io.github.dockermaven.registry;

import io.github.dockermaven.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * A registry in memory that keeps to the distribution specification, until a test sets a fault: a fault for a method is
 * used once, in place of the right response. Faults have access to the connection, to close it at any byte.
 */
public final class FakeRegistry implements Closeable {
    public final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    public final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    /** The additional headers of the response that begins an upload. */
    final Map<String, String> uploadHeaders = new ConcurrentHashMap<>();

    /** The number of TLS connections to an http server, or the reverse. */
    final AtomicInteger misunderstandings = new AtomicInteger();

    private final ServerSocket server;
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Map<String, Deque<Play>> faults = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> proxyAuthorizations = new CopyOnWriteArrayList<>();
    private volatile Guard guard = call -> true;

    /** The response to a request. */
    public interface Play {
        void play(Call call) throws IOException;
    }

    /** A filter, which responds itself to a request that it does not pass. */
    public interface Guard {
        boolean passes(Call call) throws IOException;
    }

    public FakeRegistry() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    }

    FakeRegistry(ServerSocket server) {
        this.server = server;
        thread(this::serve);
    }

    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Sets a fault for a request of this method, after those that were set before. */
    public synchronized FakeRegistry once(String method, Play fault) {
        faults.computeIfAbsent(method, key -> new ArrayDeque<>()).add(fault);
        return this;
    }

    public FakeRegistry times(int count, String method, Play fault) {
        for (int i = 0; i < count; i++) {
            once(method, fault);
        }
        return this;
    }

    public void guardedBy(Guard given) {
        guard = given;
    }

    /** Returns method and path of the requests so far, with shortened digests; without requests for the API's root. */
    public List<String> requests() {
        return requests.stream().filter(line -> !line.equals("GET /v2/")).toList();
    }

    /** Returns the authorization of each request, {@code -} for none. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** Returns the headers that were meant for a proxy. */
    List<String> proxyAuthorizations() {
        return List.copyOf(proxyAuthorizations);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "fake-registry");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (Call call = read(socket); call != null; call = read(socket)) {
                requests.add(
                        call.method + " " + call.target.replaceAll("(sha256(?::|%3A)[0-9a-f]{4})[0-9a-f]{60}", "$1"));
                authorizations.add(call.headers.getOrDefault("authorization", "-"));
                Optional.ofNullable(call.headers.get("proxy-authorization")).ifPresent(proxyAuthorizations::add);
                if (guard.passes(call)) {
                    Play fault = fault(call);
                    if (fault == null) {
                        respond(call);
                    } else {
                        fault.play(call);
                    }
                }
                call.drain();
            }
        } catch (IOException e) {
            // A connection that was broken by a fault or by the client: tests check the effect.
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private Call read(Socket socket) throws IOException {
        try {
            return Call.read(socket);
        } catch (SSLException e) {
            misunderstandings.incrementAndGet();
            throw e;
        }
    }

    private synchronized Play fault(Call call) {
        return call.target.equals("/v2/")
                ? null
                : faults.getOrDefault(call.method, new ArrayDeque<>()).poll();
    }

    private void respond(Call call) throws IOException {
        String path = call.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            call.respond(200, "{}");
        } else if (path.contains("/blobs/uploads/")) {
            upload(call, last);
        } else if (path.contains("/blobs/")) {
            blob(call, blobs.get(last));
        } else if (path.contains("/manifests/")) {
            manifest(call, last);
        } else {
            call.respond(404, "");
        }
    }

    private void upload(Call call, String id) throws IOException {
        ByteArrayOutputStream upload = uploads.get(id);
        if (call.method.equals("POST")) {
            begin(call);
        } else if (upload == null) {
            call.respond(404, error("BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry"));
        } else if (call.method.equals("GET")) {
            call.respond(204, "", "Location", call.path(), "Range", "0-" + Math.max(0, upload.size() - 1));
        } else if (call.method.equals("DELETE")) {
            uploads.remove(id);
            call.respond(204, "");
        } else if (call.method.equals("PATCH")) {
            String range = call.headers.get("content-range");
            if (range != null && !range.startsWith(upload.size() + "-")) {
                call.respond(416, "");
                return;
            }
            call.copy(upload, call.length);
            call.respond(202, "", "Location", call.path(), "Range", "0-" + (upload.size() - 1));
        } else {
            call.copy(upload, call.length);
            finish(call, id, upload);
        }
    }

    private void begin(Call call) throws IOException {
        String mount = call.parameter("mount");
        if (mount != null && blobs.containsKey(mount)) {
            call.respond(201, "", "Docker-Content-Digest", mount);
            return;
        }
        String id = "upload" + begun.incrementAndGet();
        uploads.put(id, new ByteArrayOutputStream());
        call.respond(202, "", with(uploadHeaders, "Location", call.path() + id + "?_state=a%2Bb"));
    }

    private static String[] with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(Map.of(name, value));
        all.putAll(headers);
        return all.entrySet().stream()
                .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                .toArray(String[]::new);
    }

    private void finish(Call call, String id, ByteArrayOutputStream upload) throws IOException {
        String digest = Digest.of(upload.toByteArray()).toString();
        if (!digest.equals(call.parameter("digest"))) {
            call.respond(400, error("DIGEST_INVALID", "provided digest did not match uploaded content"));
            return;
        }
        blobs.put(digest, upload.toByteArray());
        uploads.remove(id);
        call.respond(201, "", "Docker-Content-Digest", digest);
    }

    /** Creates an unfinished upload. */
    void begin(String id) {
        uploads.put(id, new ByteArrayOutputStream());
    }

    /** Returns the number of requests for the API's root. */
    long begins() {
        return requests.stream().filter(line -> line.equals("GET /v2/")).count();
    }

    /** Returns the number of bytes of an unfinished upload. */
    ByteArrayOutputStream upload(Call call) {
        String path = call.path();
        return uploads.get(path.substring(path.lastIndexOf('/') + 1));
    }

    boolean hasUploads() {
        return !uploads.isEmpty();
    }

    void forgetUploads() {
        uploads.clear();
    }

    private static void blob(Call call, byte[] blob) throws IOException {
        if (blob == null) {
            call.respond(404, error("BLOB_UNKNOWN", "blob unknown to registry"));
            return;
        }
        String range = call.headers.get("range");
        if (range == null) {
            call.respond(200, blob);
        } else {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            byte[] rest = Arrays.copyOfRange(blob, from, blob.length);
            call.respond(206, rest, "Content-Range", "bytes " + from + "-" + (blob.length - 1) + "/" + blob.length);
        }
    }

    private void manifest(Call call, String reference) throws IOException {
        if (call.method.equals("PUT")) {
            byte[] manifest = call.body();
            manifests.put(reference, manifest);
            call.respond(201, "", "Docker-Content-Digest", Digest.of(manifest).toString());
        } else if (manifests.containsKey(reference)) {
            byte[] manifest = manifests.get(reference);
            call.respond(
                    200,
                    manifest,
                    "Content-Type",
                    "application/vnd.oci.image.manifest.v1+json; charset=utf-8",
                    "Docker-Content-Digest",
                    Digest.of(manifest).toString());
        } else {
            call.respond(404, error("MANIFEST_UNKNOWN", "manifest unknown"));
        }
    }

    static String error(String code, String message) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"detail\":null}]}";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A request, and its connection. */
    public static final class Call {
        /** The first byte of a client that speaks TLS. */
        private static final int TLS = 0x16;

        final String method;
        final String target;
        final Map<String, String> headers;
        final int length;
        private final Socket socket;
        private int left;

        private Call(Socket socket, String line, Map<String, String> headers) {
            String[] words = line.split(" ");
            this.socket = socket;
            this.method = words[0];
            this.target = words[1];
            this.headers = headers;
            this.length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            this.left = length;
        }

        /** Reads the next request of a connection, {@code null} at its end. */
        static Call read(Socket socket) throws IOException {
            int first = socket.getInputStream().read();
            if (first == TLS) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                throw new SSLException("a client that speaks TLS");
            }
            if (first < 0) {
                return null;
            }
            String line = (char) first + line(socket.getInputStream());
            Map<String, String> headers = new HashMap<>();
            for (String header = line(socket.getInputStream());
                    !header.isEmpty();
                    header = line(socket.getInputStream())) {
                String[] parts = header.split(": ", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
            return new Call(socket, line, headers);
        }

        private static String line(InputStream stream) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }

        String path() {
            return target.replaceFirst("\\?.*", "");
        }

        String parameter(String name) {
            for (String parameter : target.replaceFirst("[^?]*\\??", "").split("&")) {
                if (parameter.startsWith(name + "=")) {
                    return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return null;
        }

        /** Reads a part of the body. */
        void copy(ByteArrayOutputStream target, int count) throws IOException {
            target.writeBytes(read(Math.min(count, left)));
        }

        byte[] body() throws IOException {
            return read(left);
        }

        private byte[] read(int count) throws IOException {
            byte[] bytes = socket.getInputStream().readNBytes(count);
            left -= bytes.length;
            if (bytes.length < count) {
                throw new IOException("the client closed");
            }
            return bytes;
        }

        private void drain() throws IOException {
            read(left);
        }

        public void respond(int status, String body, String... headers) throws IOException {
            respond(status, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        void respond(int status, byte[] body, String... headers) throws IOException {
            drain();
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            head.append(status == 204 ? "\r\n" : "Content-Length: " + body.length + "\r\n\r\n");
            say(head.toString());
            if (!method.equals("HEAD")) {
                socket.getOutputStream().write(body);
            }
        }

        /** Sends a response that does not depend on the request. */
        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Sends a head, and a part of a content that may differ from the head. */
        void send(String head, byte[] content, int from, int count) throws IOException {
            say(head);
            socket.getOutputStream().write(content, from, count);
        }

        /** Ends the connection when the client has received all of the response. */
        void close() throws IOException {
            socket.shutdownOutput();
            hang();
        }

        /** Ends the connection at once, as a proxy or a network that fails does. */
        void cut() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
            throw new IOException("cut");
        }

        /** Sends nothing until the client closes the connection. */
        void hang() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            throw new IOException("the client closed");
        }
    }
}
