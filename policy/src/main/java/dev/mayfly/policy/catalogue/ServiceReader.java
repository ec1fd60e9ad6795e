package dev.mayfly.policy.catalogue;

import java.util.ArrayList;
import java.util.List;

/// Reads the block of one service; the format is told in `build/refresh-catalogue.mjs`.
final class ServiceReader {
    private final ServiceHeader header;
    private final List<ConditionKeyFacts> keys = new ArrayList<>();
    private final List<ResourceFacts> resources = new ArrayList<>();
    private final List<ActionFacts> actions = new ArrayList<>();

    private ServiceReader(ServiceHeader header) {
        this.header = header;
    }

    static ServiceFacts read(ServiceHeader header, String block) {
        ServiceReader reader = new ServiceReader(header);
        block.lines().forEach(line -> reader.readLine(Row.of(line)));
        return new ServiceFacts(header, reader.keys, reader.resources, reader.actions);
    }

    private void readLine(Row row) {
        switch (row.field(0)) {
            case "K" -> keys.add(ConditionKeyFacts.of(row.field(1), row.field(2)));
            case "R" ->
                    resources.add(
                            new ResourceFacts(
                                    header.prefix(),
                                    row.field(1),
                                    row.field(2),
                                    keys(row.field(3))));
            case "A" ->
                    actions.add(
                            new ActionFacts(
                                    header.prefix(),
                                    row.field(1),
                                    AccessLevel.ofLetter(row.field(2)),
                                    Row.list(row.field(3), ' ').stream()
                                            .map(this::support)
                                            .toList(),
                                    keys(row.field(4)),
                                    Row.list(row.field(5), ' ')));
            default -> throw new IllegalStateException("unknown line of the catalogue: " + row);
        }
    }

    /// `3`, `3!` or `3!:0,4`.
    private ActionFacts.Support support(String written) {
        int colon = written.indexOf(':');
        String head = colon < 0 ? written : written.substring(0, colon);
        boolean required = head.endsWith("!");
        String number = required ? head.substring(0, head.length() - 1) : head;
        return new ActionFacts.Support(
                resources.get(Integer.parseInt(number)),
                required,
                colon < 0 ? List.of() : keys(written.substring(colon + 1)));
    }

    private List<ConditionKeyFacts> keys(String numbers) {
        return Row.list(numbers, ',').stream()
                .map(number -> keys.get(Integer.parseInt(number)))
                .toList();
    }
}
