package dev.mayfly.protocol;

import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation with the shapes of its records, which are resolved when the first call comes.
public final class Endpoint<I extends Record, O extends Record> {

    private final Operation<I, O> operation;
    private volatile @Nullable RecordShape input;
    private volatile @Nullable RecordShape output;

    public Endpoint(Operation<I, O> operation) {
        this.operation = operation;
    }

    public Operation<I, O> operation() {
        return operation;
    }

    public RecordShape input() {
        RecordShape known = input;
        if (known == null) {
            known = RecordShape.of(operation.input());
            input = known; // two threads may resolve it twice, to the same effect
        }
        return known;
    }

    public RecordShape output() {
        RecordShape known = output;
        if (known == null) {
            known = RecordShape.of(operation.output());
            output = known;
        }
        return known;
    }

    /// By what a call must be signed.
    public enum Signer {
        NOBODY,
        SESSION,
        CERTIFICATE
    }

    /// By what a call of this operation must be signed.
    public Signer signer() {
        return switch (operation.access()) {
            case Operation.Access.Unsigned<I> _ -> Signer.NOBODY;
            case Operation.Access.SignedOnly<I> _,
                    Operation.Access.DecidedByHandler<I> _,
                    Operation.Access.Needs<I> _ ->
                    Signer.SESSION;
            case Operation.Access.ByCertificate<I> _ -> Signer.CERTIFICATE;
        };
    }

    /// What the caller's policies must allow before the handler runs.
    public List<Permission> needs(Record decoded, Call call) {
        return switch (operation.access()) {
            case Operation.Access.Unsigned<I> _,
                    Operation.Access.SignedOnly<I> _,
                    Operation.Access.DecidedByHandler<I> _,
                    Operation.Access.ByCertificate<I> _ ->
                    List.of();
            case Operation.Access.Needs<I>(var permissions) ->
                    permissions.apply(
                            new Operation.NeedsInput<>(operation.input().cast(decoded), call));
        };
    }

    /// The handler's answer.
    public O answer(Record decoded, Call call) {
        return operation.handler().answer(operation.input().cast(decoded), call);
    }

    /// CloudTrail shows the answer of a call that changes something, and of one that hands out
    /// credentials (which it counts as read-only).
    public boolean showsAnswer() {
        return !operation.readOnly()
                || output().fields().stream().anyMatch(f -> f.trailName().equals("credentials"));
    }
}
