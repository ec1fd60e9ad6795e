package dev.mayfly.store.sql;

import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsResource.Kind;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of ECS's resources, spelt apart from the others.
final class EcsKind {

    private static final String PREFIX = "ecs-";

    private EcsKind() {}

    static List<HoldingKind<?>> all() {
        return Stream.of(Kind.values()).<HoldingKind<?>>map(EcsKind::of).toList();
    }

    private static HoldingKind<EcsResource> of(Kind kind) {
        return new HoldingKind<>(
                PREFIX + kind.word(),
                holdings -> holdings.tasks().of(kind),
                EcsWriter::json,
                json -> EcsReader.resource(kind, json),
                (holdings, resources) -> holdings.with(holdings.tasks().with(resources)));
    }
}
