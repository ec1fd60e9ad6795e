package dev.mayfly.api;

import dev.mayfly.wire.Call;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An operation of Roles Anywhere in the making: it needs the permission of its own name on its
/// target, and tells the trail of the target before anybody may refuse the call.
record AnywhereOperation<I extends Record, O extends Record>(
        String name,
        Class<I> input,
        Class<O> output,
        Http http,
        Function<I, Target> target,
        Function<I, List<Permission>> more) {

    private static final int OK = 200;
    private static final int CREATED = 201;

    /// An operation by that method and path (`PATCH /crl/{crlId}`); on `*` until [#on] says
    /// otherwise.
    static <I extends Record, O extends Record> AnywhereOperation<I, O> of(
            String name, String place, Class<I> input, Class<O> output) {
        return of(name, http(place, OK), input, output);
    }

    /// The same, for one that answers 201.
    static <I extends Record, O extends Record> AnywhereOperation<I, O> creating(
            String name, String place, Class<I> input, Class<O> output) {
        return of(name, http(place, CREATED), input, output);
    }

    private static <I extends Record, O extends Record> AnywhereOperation<I, O> of(
            String name, Http http, Class<I> input, Class<O> output) {
        return new AnywhereOperation<>(
                name, input, output, http, _ -> Target.ANYTHING, _ -> List.of());
    }

    private static Http http(String place, int status) {
        int space = place.indexOf(' ');
        return new Http(place.substring(0, space), place.substring(space + 1), status);
    }

    /// What the permission is needed on.
    AnywhereOperation<I, O> on(Function<I, Target> newTarget) {
        return new AnywhereOperation<>(name, input, output, http, newTarget, more);
    }

    /// Permissions that are needed besides.
    AnywhereOperation<I, O> and(Function<I, List<Permission>> others) {
        return new AnywhereOperation<>(name, input, output, http, target, others);
    }

    /// The operation, answered by `answer`.
    Operation<I, O> by(Function<I, O> answer) {
        return byCall((in, _) -> answer.apply(in));
    }

    /// The operation, answered by a handler that wants to know of the call.
    Operation<I, O> byCall(Operation.Handler<I, O> handler) {
        return new Operation<>(
                        Service.ROLES_ANYWHERE,
                        name,
                        input,
                        output,
                        http.method().equals("GET"),
                        new Operation.Access.Needs<>(
                                needs -> permissions(needs.input(), needs.call())),
                        handler)
                .at(http);
    }

    private List<Permission> permissions(I in, Call call) {
        Target on = target.apply(in);
        on.resources().forEach(call.notes()::resource);
        List<Permission> all = new ArrayList<>();
        all.add(on.permission("rolesanywhere:" + name));
        all.addAll(more.apply(in));
        return all;
    }
}
