package dev.mayfly.dispatch;

import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Authorizer;
import dev.mayfly.wire.CallObserver;
import dev.mayfly.wire.CertificateAuthenticator;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;

/// Answers requests: finds the operation, authenticates, decodes, authorizes, runs the handler,
/// records the call, and only then answers. Thread-safe.
///
/// A request that names no operation of ours is refused without an event, because it is no call;
/// every other one, refused or not and before or after authentication, leaves exactly one.
public final class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Router router;
    private final Ports ports;
    private final Site site;

    /// What stands around the dispatcher.
    public record Ports(
            Authenticator authenticator,
            CertificateAuthenticator certificates,
            Authorizer authorizer,
            TrailStore trail,
            CallObserver observer,
            Standing standing) {}

    /// Where and when: the account and region that events name, the clock, the sources of ids.
    public record Site(
            AccountId account,
            String region,
            InstantSource clock,
            RequestIds requestIds,
            EventIds eventIds) {}

    public Dispatcher(List<Operation<?, ?>> operations, Ports ports, Site site) {
        this.router = new Router(operations);
        this.ports = ports;
        this.site = site;
    }

    /// The answer to one request. Never throws: what goes wrong is answered as AWS answers it.
    public WireResponse answer(WireRequest request) {
        long begin = System.nanoTime();
        String requestId = site.requestIds().next();
        Route route;
        try {
            route = router.route(request);
        } catch (RefusedException e) {
            ports.observer().observed("unknown", "refused", System.nanoTime() - begin);
            return router.refuse(Router.family(request), e.refusal(), requestId);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> FailureText.of(requestId, "unknown", e));
            return router.fail(Router.family(request), requestId);
        }
        Exchange exchange = new Exchange(route, request, requestId, site);
        WireResponse response = exchange.run(ports);
        String name = route.endpoint().operation().name();
        ports.observer().observed(name, exchange.outcome(), System.nanoTime() - begin);
        return response;
    }

    /// The answer to what is no readable request at all, in the envelope of the protocol that it
    /// seems to speak. Leaves no event.
    ///
    /// @param targeted whether there is an `X-Amz-Target`
    public WireResponse refuse(String path, boolean targeted, Refusal refusal) {
        ports.observer().observed("unknown", "refused", 0);
        Service.Protocol family = Router.family(path, targeted);
        return router.refuse(family, refusal, site.requestIds().next());
    }
}
