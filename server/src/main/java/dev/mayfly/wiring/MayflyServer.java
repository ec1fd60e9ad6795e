package dev.mayfly.wiring;

import dev.mayfly.datadir.AdminSocket;
import dev.mayfly.datadir.Announcement;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.datadir.Occupancy;
import io.helidon.webserver.WebServer;
import java.net.URI;

/// One running authority: listener, stores, keys, the hold on its data directory.
public final class MayflyServer implements AutoCloseable {

    private final Occupancy occupancy;
    private final DataDirectory directory;
    private final AdminSocket adminSocket;
    private final WebServer listener;
    private final URI url;

    private MayflyServer(
            DataDirectory directory,
            Occupancy occupancy,
            AdminSocket adminSocket,
            WebServer listener) {
        this.directory = directory;
        this.occupancy = occupancy;
        this.adminSocket = adminSocket;
        this.listener = listener;
        this.url = URI.create("http://127.0.0.1:" + listener.port());
    }

    /// Starts an authority; it serves when this returns.
    ///
    /// @throws dev.mayfly.datadir.DataDirectoryException when the data directory cannot be used
    public static MayflyServer start(Settings settings, Outside outside) {
        DataDirectory directory = DataDirectory.create(settings.data());
        Occupancy occupancy = Occupancy.take(directory, outside.pid());
        AdminSocket adminSocket =
                AdminSocket.open(
                        directory,
                        (request, _) -> {
                            throw new IllegalArgumentException("`" + request + "` is not served");
                        });
        WebServer listener =
                WebServer.builder()
                        .host(settings.listen().host())
                        .port(settings.listen().port())
                        .shutdownHook(false)
                        .routing(r -> r.get("/-/health/live", (_, res) -> res.send("ok\n")))
                        .build()
                        .start();
        MayflyServer server = new MayflyServer(directory, occupancy, adminSocket, listener);
        new Announcement(
                        server.url,
                        outside.pid(),
                        settings.account().digits(),
                        settings.region(),
                        adminSocket.path(),
                        settings.tls().map(tls -> tls.certificate().toAbsolutePath()))
                .write(directory);
        return server;
    }

    /// The address clients use.
    public URI url() {
        return url;
    }

    /// Stops taking calls, finishes those under way, lets go of the data directory.
    @Override
    public void close() {
        Announcement.remove(directory);
        adminSocket.close();
        listener.stop();
        occupancy.close();
    }
}
