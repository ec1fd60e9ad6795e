package dev.mayfly.wiring;

import dev.mayfly.api.CallCircumstances;
import dev.mayfly.api.PolicyAuthorizer;
import dev.mayfly.datadir.AdminSocket;
import dev.mayfly.datadir.Announcement;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.datadir.Occupancy;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.http.Health;
import dev.mayfly.http.HttpServer;
import dev.mayfly.http.Metrics;
import dev.mayfly.http.Routes;
import dev.mayfly.http.TlsFiles;
import dev.mayfly.issuer.DevelopmentRequests;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.publication.AuthorityPages;
import dev.mayfly.sigv4.SigV4Verifier;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.wire.RequestIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One running authority: listener, stores, keys, the hold on its data directory.
public final class MayflyServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MayflyServer.class.getName());

    private final URI url;
    private final Deque<AutoCloseable> parts;

    private MayflyServer(URI url, Deque<AutoCloseable> parts) {
        this.url = url;
        this.parts = parts;
    }

    /// Starts an authority; it serves when this returns.
    ///
    /// @throws dev.mayfly.datadir.DataDirectoryException when the data directory cannot be used
    /// @throws SettingsException when it cannot listen where it is told to
    public static MayflyServer start(Settings settings, Outside outside) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            return start(settings, outside, parts);
        } catch (RuntimeException | Error e) {
            close(parts);
            throw e;
        }
    }

    private static MayflyServer start(
            Settings settings, Outside outside, Deque<AutoCloseable> parts) {
        Base base = new Base(settings, outside, Groundwork.begin(settings));
        DataDirectory directory = DataDirectory.create(settings.data());
        parts.push(Occupancy.take(directory, outside.pid()));
        Listen listen = Addresses.withPort(settings.listen());
        URI url = Addresses.url(settings, listen);
        Stores stores = Stores.open(settings, directory);
        parts.push(stores);
        Keys keys =
                Keys.open(
                        new KeyRings(
                                stores.keyRings(),
                                RingEnvelope.of(settings, directory, outside.random()),
                                outside.clock()),
                        outside.random());
        Issuers issuers = Issuers.of(base, stores, keys, url);
        parts.push(issuers);
        Authority authority = Authority.of(base, stores, keys, issuers);
        parts.push(
                new Upkeep(
                        List.of(
                                keys::rotateWhereDue,
                                authority.certification().lists()::keepUp,
                                AnywhereAlarms.watch(base, authority, stores.trail()))));
        Sharing sharing = Sharing.of(settings, stores, authority.directory());
        parts.push(sharing);
        Tasking tasking = new Tasking(settings, outside, authority);
        parts.push(tasking);
        Operations operations =
                new Operations(settings, outside, authority, keys, issuers, tasking);
        parts.push(listener(new Inside(settings, outside, stores, sharing), operations, listen));
        parts.push(tasking::release);
        AdminSocket adminSocket =
                AdminSocket.open(
                        directory,
                        new AdminRequests(
                                authority.administrator(),
                                issuers.development().map(DevelopmentRequests::new)));
        parts.push(adminSocket);
        announce(settings, outside, directory, adminSocket, url);
        parts.push(() -> Announcement.remove(directory));
        return new MayflyServer(url, parts);
    }

    /// What the listener stands on.
    private record Inside(Settings settings, Outside outside, Stores stores, Sharing sharing) {

        Optional<String> unreadyBecause() {
            if (!stores.trail().healthy()) {
                return Optional.of("the trail cannot be written");
            }
            return sharing.fresh()
                    ? Optional.empty()
                    : Optional.of("this node does not hear of what others commit");
        }
    }

    private static HttpServer listener(Inside inside, Operations operations, Listen listen) {
        Settings settings = inside.settings();
        Outside outside = inside.outside();
        Stores stores = inside.stores();
        Authority authority = operations.authority();
        Metrics metrics =
                new Metrics(
                        Stream.of(
                                        Nodes.gauges(authority.directory()),
                                        AnywhereAlarms.gauges(
                                                authority.directory(),
                                                settings.region(),
                                                outside.clock()))
                                .flatMap(List::stream)
                                .toList());
        Dispatcher dispatcher =
                new Dispatcher(
                        operations.all(stores.trail()),
                        new Dispatcher.Ports(
                                new SigV4Verifier(authority.sessions()::open),
                                new X509Verifier(settings.region(), operations.issuers().crypto()),
                                new PolicyAuthorizer(
                                        authority.authorizer(),
                                        new CallCircumstances(settings.region())),
                                stores.trail(),
                                metrics,
                                inside.sharing()::check),
                        new Dispatcher.Site(
                                settings.account(),
                                settings.region(),
                                outside.clock(),
                                new RequestIds(outside.random()),
                                authority.eventIds()));
        Routes routes =
                new Routes(
                        dispatcher,
                        Map.of(
                                "/-/health",
                                new Health(inside::unreadyBecause, authority::troubledIssuers),
                                "/-/metrics",
                                metrics,
                                AuthorityPages.PATH,
                                new AuthorityPages(
                                        () ->
                                                authority
                                                        .directory()
                                                        .state()
                                                        .holdings()
                                                        .authorities(),
                                        outside.clock()),
                                "/oidc",
                                operations.issuers().pages()::answer));
        try {
            return HttpServer.start(
                    new HttpServer.Binding(
                            listen.host(),
                            listen.port(),
                            settings.tls().map(tls -> new TlsFiles(tls.certificate(), tls.key()))),
                    routes,
                    outside.clock());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the listener did not start", e);
            throw new SettingsException(
                    "cannot listen on `" + listen + "`: " + e.getMessage(),
                    "is it in use? choose another with --listen HOST:PORT (port 0 takes a free one)");
        }
    }

    private static void announce(
            Settings settings,
            Outside outside,
            DataDirectory directory,
            AdminSocket adminSocket,
            URI url) {
        new Announcement(
                        url,
                        outside.pid(),
                        settings.account().digits(),
                        settings.region(),
                        adminSocket.path(),
                        settings.tls().map(tls -> tls.certificate().toAbsolutePath()))
                .write(directory);
    }

    /// The address clients use.
    public URI url() {
        return url;
    }

    /// Withdraws its announcement, stops taking calls, finishes those under way, writes what is
    /// waiting, lets go of the data directory.
    @Override
    public void close() {
        close(parts);
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a part did not close", e);
            }
        }
    }
}
