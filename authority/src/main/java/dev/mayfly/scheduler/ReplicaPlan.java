package dev.mayfly.scheduler;

import dev.mayfly.ecs.Task;
import java.util.List;
import java.util.Optional;

/// As many tasks as asked for, anywhere: what a service with the strategy `REPLICA` does next.
///
/// New tasks are started as long as the upper bound has room. Old ones are stopped when new ones
/// are well in their place, or, where the new ones find no room beside them, down to the lower
/// bound.
record ReplicaPlan(Staff staff, int desired, Bounds bounds, boolean mayStart) {

    /// Does it.
    ///
    /// @return why a task could not be placed, where one could not
    Optional<Placing> run() {
        dismissSurplus();
        int missing = Math.max(0, desired - staff.own().size());
        int room = Math.max(0, bounds.total() - staff.live().size());
        Optional<Placing> trouble = mayStart ? start(Math.min(missing, room)) : Optional.empty();
        boolean inTheWay = trouble.filter(it -> it instanceof Placing.NoRoom).isPresent();
        dismissOutgoing(mayStart && (missing > room || inTheWay));
        return trouble;
    }

    /// Whether neither bound lets anything happen although tasks are to be replaced.
    boolean stuck() {
        return !staff.outgoing().isEmpty()
                && staff.own().isEmpty()
                && bounds.total() <= staff.live().size()
                && bounds.healthy() >= desired;
    }

    private void dismissSurplus() {
        List<Task> own = staff.own();
        own.stream().limit(Math.max(0, own.size() - desired)).forEach(staff::stop);
    }

    private Optional<Placing> start(int count) {
        for (int i = 0; i < count; i++) {
            Placing placing = staff.start(staff.ready());
            if (!(placing instanceof Placing.Found)) {
                return Optional.of(placing);
            }
        }
        return Optional.empty();
    }

    private void dismissOutgoing(boolean blocked) {
        int ownWell = Staff.well(staff.own());
        int floor = Math.max(0, bounds.healthy() - ownWell);
        int kept = blocked ? floor : Math.max(floor, desired - ownWell);
        List<Task> outgoing = staff.outgoing();
        List<Task> well = outgoing.stream().filter(Task::well).toList();
        outgoing.stream().filter(task -> !task.well()).forEach(staff::stop);
        well.stream().limit(Math.max(0, well.size() - kept)).forEach(staff::stop);
    }
}
