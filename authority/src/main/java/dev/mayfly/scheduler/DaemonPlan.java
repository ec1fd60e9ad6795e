package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Task;
import java.util.List;
import java.util.Optional;

/// One task on each instance: what a service with the strategy `DAEMON` does next. An instance's
/// old task is stopped before its new one is started, as many at a time as the lower bound lets.
record DaemonPlan(Staff staff, Bounds bounds, boolean mayStart) {

    /// Does it.
    ///
    /// @return why a task could not be placed, where one could not
    Optional<Placing> run() {
        staff.outgoing().stream()
                .filter(task -> staff.standing(task) == Fleet.Standing.DRAINING)
                .forEach(staff::stop);
        Optional<Placing> trouble = Optional.empty();
        for (ContainerInstance instance : staff.ready()) {
            Optional<Placing> here = on(instance);
            trouble = trouble.or(() -> here);
        }
        return trouble;
    }

    private Optional<Placing> on(ContainerInstance instance) {
        List<Task> own = on(instance, staff.own());
        if (!own.isEmpty()) {
            own.stream().skip(1).forEach(staff::stop);
            return Optional.empty();
        }
        if (!mayStart) {
            return Optional.empty();
        }
        for (Task old : on(instance, staff.outgoing())) {
            if (!old.well() || Staff.well(staff.live()) - 1 >= bounds.healthy()) {
                staff.stop(old);
            }
        }
        if (!on(instance, staff.live()).isEmpty()) {
            return Optional.empty();
        }
        Placing placing = staff.start(List.of(instance));
        return placing instanceof Placing.Found ? Optional.empty() : Optional.of(placing);
    }

    private static List<Task> on(ContainerInstance instance, List<Task> tasks) {
        return tasks.stream().filter(task -> task.instance().equals(instance.id())).toList();
    }
}
