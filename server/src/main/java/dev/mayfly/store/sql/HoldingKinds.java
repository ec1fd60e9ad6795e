package dev.mayfly.store.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every kind of resource that accounts hold beside IAM.
final class HoldingKinds {

    /// All of them; each spelling once.
    static final List<HoldingKind<?>> ALL =
            Stream.of(AnywhereKind.all(), CaKind.all(), EcsKind.all(), NodeKind.all())
                    .<HoldingKind<?>>flatMap(List::stream)
                    .toList();

    private static final Map<String, HoldingKind<?>> BY_SPELLING = bySpelling();

    private HoldingKinds() {}

    /// The kind spelt so in the database, or empty when it is none of these.
    static Optional<HoldingKind<?>> ofStored(String spelling) {
        return Optional.ofNullable(BY_SPELLING.get(spelling));
    }

    private static Map<String, HoldingKind<?>> bySpelling() {
        Map<String, HoldingKind<?>> kinds = new HashMap<>();
        for (HoldingKind<?> kind : ALL) {
            if (kinds.put(kind.stored(), kind) != null) {
                throw new IllegalStateException(kind.stored() + " stands for two kinds");
            }
        }
        return Map.copyOf(kinds);
    }
}
