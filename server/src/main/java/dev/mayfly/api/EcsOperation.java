package dev.mayfly.api;

import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// An operation of ECS in the making: it needs the permission of its own name on each of its
/// targets, and tells the trail of them before anybody may refuse the call.
record EcsOperation<I extends Record, O extends Record>(
        String name,
        Class<I> input,
        Class<O> output,
        boolean readOnly,
        Function<I, List<Target>> targets,
        BiFunction<I, Call, List<Permission>> more) {

    /// An operation that only looks; on `*` until [#on] says otherwise.
    static <I extends Record, O extends Record> EcsOperation<I, O> reads(
            String name, Class<I> input, Class<O> output) {
        return new EcsOperation<>(
                name, input, output, true, _ -> List.of(Target.ANYTHING), (_, _) -> List.of());
    }

    /// An operation that changes something.
    static <I extends Record, O extends Record> EcsOperation<I, O> writes(
            String name, Class<I> input, Class<O> output) {
        return new EcsOperation<>(
                name, input, output, false, _ -> List.of(Target.ANYTHING), (_, _) -> List.of());
    }

    /// What the permission is needed on.
    EcsOperation<I, O> on(Function<I, Target> target) {
        return onAll(target.andThen(List::of));
    }

    /// What the permission is needed on, each of them; on `*` when there is none.
    EcsOperation<I, O> onAll(Function<I, List<Target>> newTargets) {
        return new EcsOperation<>(name, input, output, readOnly, newTargets, more);
    }

    /// Permissions that are needed besides.
    EcsOperation<I, O> and(BiFunction<I, Call, List<Permission>> others) {
        return new EcsOperation<>(name, input, output, readOnly, targets, others);
    }

    /// The operation, answered by `answer`.
    Operation<I, O> by(Function<I, O> answer) {
        return byCall((in, _) -> answer.apply(in));
    }

    /// The operation, answered by a handler that wants to know of the call.
    Operation<I, O> byCall(Operation.Handler<I, O> handler) {
        return new Operation<>(
                Service.ECS,
                name,
                input,
                output,
                readOnly,
                new Operation.Access.Needs<>(needs -> permissions(needs.input(), needs.call())),
                handler);
    }

    private List<Permission> permissions(I in, Call call) {
        List<Permission> all = new ArrayList<>();
        List<Target> on = targets.apply(in);
        for (Target target : on.isEmpty() ? List.of(Target.ANYTHING) : on) {
            target.resources().forEach(call.notes()::resource);
            all.add(target.permission("ecs:" + name));
        }
        all.addAll(more.apply(in, call));
        return all;
    }
}
