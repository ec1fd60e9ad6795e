package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Task;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which container instance takes the next task: of those that have what it needs, the one with the
/// fewest of its group, then with the fewest of all. Confined to one round.
final class Placement {

    private final Map<String, Use> uses = new HashMap<>();

    /// What is taken of one instance.
    private static final class Use {
        private int cpuUnits;
        private int memoryMib;
        private int tasks;
        private final Map<String, Integer> byGroup = new HashMap<>();
        private final Set<Integer> ports = new HashSet<>();
    }

    /// Notes a task that is there.
    void occupy(Task task, Needs needs) {
        Use use = use(task.instance());
        use.cpuUnits += needs.cpuUnits();
        use.memoryMib += needs.memoryMib();
        use.tasks++;
        use.byGroup.merge(task.origin().group(), 1, Integer::sum);
        use.ports.addAll(needs.ports());
    }

    /// A place among `ready` for a task of `group`.
    Placing find(List<ContainerInstance> ready, String group, Needs needs) {
        List<ContainerInstance> fit =
                ready.stream().filter(instance -> lack(instance, needs).isEmpty()).toList();
        if (!fit.isEmpty()) {
            return new Placing.Found(
                    fit.stream().min(emptiest(group)).orElseThrow()); // the list is not empty
        }
        return ready.stream()
                .min(emptiest(group))
                .<Placing>map(closest -> noRoom(closest, needs))
                .orElseGet(Placing.NoInstances::new);
    }

    private Placing noRoom(ContainerInstance closest, Needs needs) {
        return new Placing.NoRoom(closest, lack(closest, needs).orElseThrow());
    }

    /// What is taken of an instance by the tasks on it.
    Needs taken(ContainerInstance instance) {
        Use use = use(instance.id());
        return new Needs(use.cpuUnits, use.memoryMib, List.copyOf(use.ports));
    }

    private Optional<Placing.Lack> lack(ContainerInstance instance, Needs needs) {
        Use use = use(instance.id());
        ContainerInstance.Agent agent = instance.agent();
        if (needs.ports().stream().anyMatch(use.ports::contains)) {
            return Optional.of(Placing.Lack.PORTS);
        }
        if (agent.cpuUnits() > 0 && use.cpuUnits + needs.cpuUnits() > agent.cpuUnits()) {
            return Optional.of(Placing.Lack.CPU);
        }
        return agent.memoryMib() > 0 && use.memoryMib + needs.memoryMib() > agent.memoryMib()
                ? Optional.of(Placing.Lack.MEMORY)
                : Optional.empty();
    }

    private Comparator<ContainerInstance> emptiest(String group) {
        return Comparator.comparingInt(
                        (ContainerInstance it) -> use(it.id()).byGroup.getOrDefault(group, 0))
                .thenComparingInt(it -> use(it.id()).tasks)
                .thenComparing(ContainerInstance::id);
    }

    private Use use(String instance) {
        return uses.computeIfAbsent(instance, _ -> new Use());
    }
}
