package io.github.dockermaven.registry;

import io.github.dockermaven.http.ResponseHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Semaphore;

/**
 * One request and its response on a connection of their own, for addresses that the JDK's client refuses: with a host
 * such as {@code token_server}, or a query with {@code |}. The request contains them as they are, as Go's client does.
 */
final class SocketExchange {
    private static final int BUFFER = 64 * 1024;

    private final Request request;
    private final Map<String, String> headers;
    private final BodyPublisher content;
    private final RegistryDialer dialer;
    private final Duration silence;
    private final CompletableFuture<Response> response = new CompletableFuture<>();

    /** @param content the body of the request, {@code null} if it has none */
    SocketExchange(
            Request request,
            Map<String, String> headers,
            BodyPublisher content,
            RegistryDialer dialer,
            Duration silence) {
        this.request = request;
        this.headers = headers;
        this.content = content;
        this.dialer = dialer;
        this.silence = silence;
    }

    /** Sends the request. Cancelling the response, or closing its body, ends the connection. */
    CompletableFuture<Response> start(ThreadGroup threads) {
        thread(threads, () -> run(threads)).start();
        return response;
    }

    private static Thread thread(ThreadGroup threads, Runnable task) {
        Thread thread = new Thread(threads, task, "docker-registry-socket");
        thread.setDaemon(true);
        return thread;
    }

    private void run(ThreadGroup threads) {
        try (SocketChannel channel = dialer.connect(this::closeIfCancelled)) {
            Socket socket = dialer.socket(channel);
            OutputStream output = socket.getOutputStream();
            output.write(head());
            output.flush();
            if (request.body().isPresent()) {
                // In a thread of its own: a refusal may arrive before all is sent.
                thread(threads, () -> content.subscribe(new Sending(output, channel)))
                        .start();
            }
            receive(new BufferedInputStream(socket.getInputStream(), BUFFER), channel);
        } catch (IOException | RuntimeException e) {
            response.completeExceptionally(e);
        }
    }

    private void closeIfCancelled(SocketChannel channel) {
        response.whenComplete((received, failure) -> {
            if (response.isCancelled()) {
                close(channel);
            }
        });
    }

    private byte[] head() {
        HttpUrl address = request.address();
        String target = (dialer.isForwarded() ? address.server().toString() : "") + address.target();
        StringBuilder head = new StringBuilder(request.method() + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(address.authority()).append("\r\nConnection: close\r\n");
        headers.forEach((name, value) -> {
            // Through a tunnel, the receiver is the server itself.
            if (dialer.isForwarded() || !name.equals("Proxy-Authorization")) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (request.body().isPresent()) {
            head.append("Content-Length: ").append(content.contentLength()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void receive(InputStream input, SocketChannel channel) throws IOException {
        ResponseHead head = ResponseHead.read(input);
        ResponseBody body = new ResponseBody(silence);
        Demand demand = new Demand(channel);
        body.onSubscribe(demand);
        HttpHeaders received = HttpHeaders.of(head.headers(), (name, value) -> true);
        InputStream stream = head.body(request.method(), input);
        if (!response.complete(new Response(request.method(), request.address(), head.status(), received, body))) {
            return;
        }
        try {
            byte[] buffer = new byte[BUFFER];
            demand.await();
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                body.onNext(List.of(ByteBuffer.wrap(Arrays.copyOf(buffer, count))));
                demand.await();
            }
            body.onComplete();
        } catch (IOException e) {
            body.onError(e);
        } catch (InterruptedException e) {
            body.onError(e);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Ignored: it is being closed.
        }
    }

    /** The subscription of the response's body, which limits the data in memory to one piece. */
    private record Demand(SocketChannel channel, Semaphore requested) implements Subscription {
        Demand(SocketChannel channel) {
            this(channel, new Semaphore(0));
        }

        void await() throws InterruptedException, IOException {
            requested.acquire();
            if (!channel.isOpen()) {
                throw new IOException("closed");
            }
        }

        @Override
        public void request(long count) {
            requested.release((int) count);
        }

        @Override
        public void cancel() {
            close(channel);
            requested.release();
        }
    }

    /** Writes the body as it is read. A failure shows in the server's response, or in the end of the connection. */
    private final class Sending implements Subscriber<ByteBuffer> {
        private final OutputStream output;
        private final SocketChannel channel;
        private Subscription reading;

        Sending(OutputStream output, SocketChannel channel) {
            this.output = output;
            this.channel = channel;
        }

        @Override
        public void onSubscribe(Subscription given) {
            reading = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            try {
                output.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
                output.flush();
            } catch (IOException e) {
                reading.cancel();
            }
        }

        @Override
        public void onError(Throwable failure) {
            response.completeExceptionally(failure);
            close(channel);
        }

        @Override
        public void onComplete() {
            // The server knows the length from its header.
        }
    }
}
