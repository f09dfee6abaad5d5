package io.github.dockermaven.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.http.ChunkedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EngineHttpClientTest {
    @TempDir
    private Path folder;

    private final List<AutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    private FakeEngine engine(Script script) throws IOException {
        FakeEngine engine = FakeEngine.unix(folder.resolve("docker.sock"), script);
        resources.add(engine);
        return engine;
    }

    private EngineHttpClient client(FakeEngine engine, Duration timeout) {
        EngineHttpClient client =
                new EngineHttpClient(engine.address(), TlsMaterial.NONE, Map.of(), Duration.ofSeconds(5), timeout);
        resources.add(client);
        return client;
    }

    private Response get(Script script) throws IOException {
        return client(engine(script), Duration.ofSeconds(10)).execute(request("GET", "/info"));
    }

    private static Request request(String method, String path) {
        return Request.builder().method(method).path(path).build();
    }

    private static Request post(String path, InputStream body) {
        return Request.builder().method("POST").path(path).body(body).build();
    }

    private static String text(Response response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void sendsOneRequestPerConnectionAndLocalhostAsHost() throws IOException {
        FakeEngine engine = engine(FakeEngine.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOKtoo much"));
        EngineHttpClient client = client(engine, Duration.ofSeconds(10));
        Request request = Request.builder()
                .method("POST")
                .path("/a b?x=ü\r\nX: y")
                .putHeader("X-One", "1")
                .putHeader("content-length", "77")
                .bodyBytes("{}".getBytes(StandardCharsets.UTF_8))
                .build();
        assertThat(text(client.execute(request))).isEqualTo("OK");
        assertThat(text(client.execute(request))).isEqualTo("OK");
        assertThat(engine.heads())
                .hasSize(2)
                .containsOnly("POST /a%20b?x=%C3%BC%0D%0AX:%20y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Length: 2\r\nX-One: 1\r\n\r\n");
    }

    @Test
    void refusesHeadersThatWouldBecomeTwo() throws IOException {
        EngineHttpClient client = client(engine(FakeEngine.saying("")), Duration.ofSeconds(10));
        Request request = Request.builder()
                .method("GET")
                .path("/")
                .putHeader("X-Registry-Auth", "secret\r\nX: y")
                .build();
        assertThatThrownBy(() -> client.execute(request))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("X-Registry-Auth")
                .hasMessageNotContaining("secret");
    }

    @Test
    void speaksTcp() throws IOException {
        FakeEngine engine = FakeEngine.tcp(FakeEngine.saying(FakeEngine.PING_OK));
        resources.add(engine);
        Response response = client(engine, Duration.ofSeconds(10)).execute(request("GET", "/_ping"));
        assertThat(text(response)).isEqualTo("OK");
        assertThat(engine.heads().get(0)).contains("Host: " + engine.address().hostHeader() + "\r\n");
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() throws IOException {
        Response response = get(
                FakeEngine.saying(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nKeep-Alive: timeout=5\r\n"
                                + "Connection: keep-alive\r\n\r\n5;name=\"v\"\r\nhello\r\n0A \r\n, engine!!\r\n0\r\nX-Trailer: 1\r\n\r\nrest"));
        assertThat(text(response)).isEqualTo("hello, engine!!");
        assertThat(response.getBody().read()).isEqualTo(-1);
    }

    @Test
    void skipsInterimAnswersAndReadsUntilTheEnd() throws IOException {
        Response response = get(
                FakeEngine.saying("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 201\r\nx-a: 1\r\nX-A:2\r\n\r\nuntil the end"));
        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders().get("X-a")).containsExactly("1", "2");
        assertThat(text(response)).isEqualTo("until the end");
    }

    @ParameterizedTest
    @CsvSource({"HEAD,200", "GET,204", "GET,304"})
    void knowsAnswersWithoutBody(String method, int status) throws IOException {
        FakeEngine engine = engine(peer -> {
            peer.say("HTTP/1.1 " + status + " X\r\nContent-Length: 500\r\n\r\n");
            peer.drain();
        });
        Response response = client(engine, Duration.ofSeconds(10)).execute(request(method, "/x"));
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(text(response)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 mail.example.org ESMTP\r\n",
                "\u0015\u0003\u0001\u0000\u0002",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
            })
    void quotesWhatIsNotHttp(String garbage) {
        assertThatThrownBy(() -> get(peer -> {
                    peer.say(garbage + "x".repeat(500));
                    peer.drain();
                }))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("GET /info")
                .hasMessageContaining("docker.sock")
                .hasMessageContaining("it sent")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(450))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HT", "HTTP/1.1 200 OK\r\nApi-V", "HTTP/1.1 200 OK\r\n"})
    void reportsThatTheConnectionWasCutInTheHead(String start) {
        assertThatThrownBy(() -> get(FakeEngine.saying(start)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("GET /info failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nff\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: 1\r\n"
            })
    void reportsThatTheConnectionWasCutInTheBody(String start) throws IOException {
        Response response = get(FakeEngine.saying("HTTP/1.1 200 OK\r\n" + start));
        assertThatThrownBy(() -> text(response))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("to GET /info broke off")
                .hasMessageContaining("closed the connection")
                .hasCauseInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nabc", "-1\r\n", "3\r\nabcde\r\n", "fffffffffffffffff\r\n"})
    void reportsMalformedChunks(String body) throws IOException {
        Response response = get(FakeEngine.saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body));
        assertThatThrownBy(() -> text(response)).isInstanceOf(IOException.class).hasMessageContaining("it sent");
    }

    @Test
    void givesUpASilentEngine() throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        FakeEngine engine = engine(peer -> {
            peer.say("HTTP/1.1 200");
            peer.drain();
            gone.countDown();
        });
        EngineHttpClient client = client(engine, Duration.ofMillis(300));
        assertThatThrownBy(() -> client.execute(request("GET", "/info?secret=1")))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("GET /info had no answer for 300 ms")
                .hasMessageNotContaining("secret");
        assertThat(gone)
                .satisfies(latch -> assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void givesUpAnEngineThatStopsReading() throws IOException {
        FakeEngine engine = engine(peer -> Thread.sleep(5_000));
        EngineHttpClient client = client(engine, Duration.ofMillis(300));
        InputStream endless = new Zeros(Long.MAX_VALUE);
        assertThatThrownBy(() -> client.execute(post("/containers/x/update", endless)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("had no answer for 300 ms");
    }

    @Test
    void waitsForSlowBodiesAndForAnswersThatAreRightlyLate() throws IOException {
        FakeEngine engine = engine(peer -> {
            Thread.sleep(1200);
            peer.say("HTTP/1.1 200 OK\r\n\r\n");
            Thread.sleep(1200);
            peer.say("done");
        });
        EngineHttpClient client = client(engine, Duration.ofSeconds(1));
        assertThat(text(client.execute(request("POST", "/v1.41/containers/a/wait?condition=x"))))
                .isEqualTo("done");
        FakeEngine reading = FakeEngine.tcp(peer -> {
            peer.read("1\r\na\r\n0\r\n\r\n".length());
            peer.say("HTTP/1.1 200 OK\r\n\r\n");
            Thread.sleep(1200);
            peer.say("done");
        });
        resources.add(reading);
        InputStream slow = new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                try {
                    Thread.sleep(1200);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return count++ == 0 ? 'a' : -1;
            }
        };
        assertThat(text(client(reading, Duration.ofSeconds(1)).execute(post("/containers/x/update", slow))))
                .isEqualTo("done");
    }

    @Test
    void hearsAnEarlyErrorWhileALargeBodyIsSent() throws IOException {
        FakeEngine engine = engine(peer -> {
            peer.read(1000);
            peer.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad");
        });
        Response response = client(engine, Duration.ofSeconds(10)).execute(post("/build", new Zeros(1L << 30)));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(text(response)).isEqualTo("bad");
    }

    @Test
    void hearsAnEarlyErrorOfAnEngineThatReadsNoMore() throws IOException {
        FakeEngine engine = engine(peer -> {
            peer.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad");
            Thread.sleep(5_000);
        });
        byte[] large = new byte[8 << 20];
        EngineHttpClient client = client(engine, Duration.ofSeconds(10));
        assertThat(text(client.execute(post("/build", new Zeros(1L << 30))))).isEqualTo("bad");
        assertThat(text(client.execute(Request.builder()
                        .method("POST")
                        .path("/build")
                        .bodyBytes(large)
                        .build())))
                .isEqualTo("bad");
    }

    @Test
    void streamsALargeBodyWhole() throws IOException {
        long size = 200L << 20;
        FakeEngine engine = engine(peer -> {
            InputStream chunks = new ChunkedInputStream(Channels.newInputStream(peer.channel));
            long total = chunks.transferTo(OutputStream.nullOutputStream());
            peer.say("HTTP/1.1 200 OK\r\n\r\n" + total);
        });
        Response response = client(engine, Duration.ofSeconds(10)).execute(post("/images/load", new Zeros(size)));
        assertThat(text(response)).isEqualTo(Long.toString(size));
        assertThat(engine.heads().get(0)).contains("Transfer-Encoding: chunked\r\n");
    }

    @Test
    void throwsWhatTheBodyThrows() throws IOException {
        CountDownLatch gone = new CountDownLatch(2);
        FakeEngine engine = engine(peer -> {
            peer.drain();
            gone.countDown();
        });
        EngineHttpClient client = client(engine, Duration.ofSeconds(10));
        IOException checked = new IOException("the jar vanished");
        assertThatThrownBy(() -> client.execute(post("/build", new Failing(checked))))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("the jar vanished")
                .hasCause(checked);
        RuntimeException unchecked = new IllegalStateException("x");
        assertThatThrownBy(() -> client.execute(post("/build", new Failing(unchecked))))
                .isSameAs(unchecked);
        assertThat(gone)
                .satisfies(latch -> assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void throwsWhatTheBodyThrowsToTheReaderOfTheAnswer() throws IOException {
        FakeEngine engine = engine(peer -> {
            peer.say("HTTP/1.1 200 OK\r\n\r\nbegun");
            peer.drain();
        });
        CountDownLatch begun = new CountDownLatch(1);
        IOException failure = new IOException("the jar vanished");
        InputStream body = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    begun.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                throw failure;
            }
        };
        Response response = client(engine, Duration.ofSeconds(10)).execute(post("/build", body));
        assertThat(response.getBody().readNBytes(5)).hasSize(5);
        begun.countDown();
        assertThatThrownBy(() -> response.getBody().read()).isSameAs(failure);
    }

    @Test
    void speaksBothWaysOnAHijackedConnection() throws IOException {
        FakeEngine engine = engine(peer -> {
            peer.say("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello ");
            Thread.sleep(1200);
            peer.say(peer.read(5) + " " + peer.drain());
        });
        Request request = Request.builder()
                .method("POST")
                .path("/containers/a/attach")
                .hijackedInput(new ByteArrayInputStream("stdin".getBytes(StandardCharsets.UTF_8)))
                .build();
        Response response = client(engine, Duration.ofSeconds(1)).execute(request);
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("hello stdin 0");
        assertThat(engine.heads().get(0)).contains("Connection: Upgrade\r\nUpgrade: tcp\r\n");
    }

    @Test
    void closingTheResponseClosesTheConnectionAndWakesTheReader() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        Response response = get(peer -> {
            peer.say("HTTP/1.1 200 OK\r\n\r\n");
            peer.drain();
            gone.countDown();
        });
        ExecutorService reader = Executors.newSingleThreadExecutor();
        resources.add(reader::shutdownNow);
        Future<Integer> read = reader.submit(() -> response.getBody().read());
        Thread.sleep(100);
        response.close();
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS)).hasMessageContaining("closed by us");
    }

    @Test
    void interruptingTheCallerEndsTheCall() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        FakeEngine engine = engine(peer -> {
            heard.countDown();
            peer.drain();
        });
        EngineHttpClient client = client(engine, Duration.ZERO);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Boolean> call = caller.submit(() -> {
            assertThatThrownBy(() -> client.execute(request("GET", "/info"))).hasMessageContaining("interrupted");
            return Thread.currentThread().isInterrupted();
        });
        assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
        caller.shutdownNow();
        assertThat(call.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() throws Exception {
        Response response = get(peer -> {
            peer.say("HTTP/1.1 200 OK\r\n\r\n");
            peer.drain();
        });
        closeAll();
        assertThatThrownBy(() -> text(response)).isInstanceOf(IOException.class);
        EngineHttpClient client = (EngineHttpClient) resources.get(1);
        assertThatThrownBy(() -> client.execute(request("GET", "/"))).hasMessageContaining("is closed");
    }

    @Test
    void itsThreadsEndWithIt() throws Exception {
        List<Thread> before = threads();
        FakeEngine engine = engine(peer -> {
            peer.read(1000);
            peer.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad");
            peer.drain();
        });
        EngineHttpClient client = client(engine, Duration.ofSeconds(10));
        Response response = client.execute(post("/build", new Zeros(1L << 30)));
        assertThat(threads()).hasSizeGreaterThan(before.size());
        response.close();
        client.close();
        assertThat(before).containsAll(threads());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-engine-"))
                .toList();
    }

    @Test
    void servesManyThreads() throws Exception {
        EngineHttpClient client = client(engine(FakeEngine.saying(FakeEngine.PING_OK)), Duration.ofSeconds(10));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        resources.add(threads::shutdownNow);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(threads.submit(() -> text(client.execute(request("GET", "/_ping")))));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("OK");
        }
    }

    /** A number of zero bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    private static final class Failing extends InputStream {
        private final Exception failure;

        Failing(Exception failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            if (failure instanceof IOException checked) {
                throw checked;
            }
            throw (RuntimeException) failure;
        }
    }
}
