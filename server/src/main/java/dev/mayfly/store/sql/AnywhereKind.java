package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.iam.Holdings;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of Roles Anywhere's resources, spelt apart from those of IAM.
final class AnywhereKind {

    private static final String PREFIX = "anywhere-";

    private AnywhereKind() {}

    static List<HoldingKind<?>> all() {
        return Stream.of(Kind.values()).<HoldingKind<?>>map(AnywhereKind::of).toList();
    }

    private static HoldingKind<AnywhereResource> of(Kind kind) {
        return new HoldingKind<>(
                PREFIX + kind.word(),
                holdings -> holdings.anywhere().of(kind),
                AnywhereWriter::json,
                json -> AnywhereReader.resource(kind, json),
                AnywhereKind::collected);
    }

    private static Holdings collected(Holdings holdings, List<AnywhereResource> resources) {
        AnywhereState state = holdings.anywhere();
        for (AnywhereResource resource : resources) {
            state = state.with(resource);
        }
        return holdings.with(state);
    }
}
