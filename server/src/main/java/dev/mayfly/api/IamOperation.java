package dev.mayfly.api;

import dev.mayfly.api.iam.Empty;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// An operation of IAM in the making: it needs the permission of its own name on its target, and
/// tells the trail of the target before anybody may refuse the call.
record IamOperation<I extends Record, O extends Record>(
        String name,
        Class<I> input,
        Class<O> output,
        boolean readOnly,
        Function<I, Target> target,
        Function<I, List<Permission>> more) {

    /// An operation that only looks; on `*` until [#on] says otherwise.
    static <I extends Record, O extends Record> IamOperation<I, O> reads(
            String name, Class<I> input, Class<O> output) {
        return new IamOperation<>(name, input, output, true, _ -> Target.ANYTHING, _ -> List.of());
    }

    /// An operation that changes something and tells what came of it.
    static <I extends Record, O extends Record> IamOperation<I, O> writes(
            String name, Class<I> input, Class<O> output) {
        return new IamOperation<>(name, input, output, false, _ -> Target.ANYTHING, _ -> List.of());
    }

    /// An operation that changes something and has nothing to tell.
    static <I extends Record> Silent<I> writes(String name, Class<I> input) {
        return new Silent<>(writes(name, input, Empty.class));
    }

    /// What the permission is needed on.
    IamOperation<I, O> on(Function<I, Target> newTarget) {
        return new IamOperation<>(name, input, output, readOnly, newTarget, more);
    }

    /// Permissions that are needed besides.
    IamOperation<I, O> and(Function<I, List<Permission>> others) {
        return new IamOperation<>(name, input, output, readOnly, target, others);
    }

    /// The operation, answered by `answer`.
    Operation<I, O> by(Function<I, O> answer) {
        return byCall((in, _) -> answer.apply(in));
    }

    /// The operation, answered by a handler that wants to know of the call.
    Operation<I, O> byCall(Operation.Handler<I, O> handler) {
        return new Operation<>(
                Service.IAM,
                name,
                input,
                output,
                readOnly,
                new Operation.Access.Needs<>(needs -> permissions(needs.input(), needs.call())),
                handler);
    }

    private List<Permission> permissions(I in, Call call) {
        Target on = target.apply(in);
        on.resources().forEach(call.notes()::resource);
        List<Permission> all = new ArrayList<>();
        all.add(on.permission("iam:" + name));
        all.addAll(more.apply(in));
        return all;
    }

    /// One without an answer.
    record Silent<I extends Record>(IamOperation<I, Empty> operation) {

        Silent<I> on(Function<I, Target> target) {
            return new Silent<>(operation.on(target));
        }

        Silent<I> and(Function<I, List<Permission>> others) {
            return new Silent<>(operation.and(others));
        }

        Operation<I, Empty> by(Consumer<I> action) {
            return operation.by(in -> {
                action.accept(in);
                return Empty.ANSWER;
            });
        }
    }
}
