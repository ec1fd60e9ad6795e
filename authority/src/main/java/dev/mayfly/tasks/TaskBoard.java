package dev.mayfly.tasks;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Node;
import dev.mayfly.scheduler.Fleet;
import dev.mayfly.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The account's clusters, services and tasks, and the one way to change them: after each change
/// the scheduler does what follows from it, in the same commit. Whoever waits for a change is
/// woken.
///
/// Two authorities on one database may both run this: a step decides from the state alone, and the
/// directory lets one of two commits win and the other look again.
///
/// Thread-safe.
public final class TaskBoard implements AutoCloseable {

    /// Changes of other authorities are seen by looking; this often while somebody waits.
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Directory directory;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Instant since;
    private volatile boolean open = true;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public TaskBoard(Directory directory, Scheduler scheduler, InstantSource clock) {
        this.directory = directory;
        this.scheduler = scheduler;
        this.clock = clock;
        this.since = clock.instant();
    }

    /// Everything as it is now.
    public EcsState state() {
        return directory.state().holdings().tasks();
    }

    /// The account around it.
    public AccountState account() {
        return directory.state();
    }

    /// What the nodes are good for.
    public Fleet fleet() {
        return fleet(directory.state());
    }

    /// Applies `change` and what follows from it. `change` is pure and may be called again.
    ///
    /// @return the state afterwards
    public EcsState change(UnaryOperator<EcsState> change) {
        return change((state, _) -> change.apply(state));
    }

    /// Applies a change that wants to know what the nodes are good for.
    public EcsState change(BiFunction<EcsState, Fleet, EcsState> change) {
        AccountState after =
                directory.update(account -> {
                    Fleet fleet = fleet(account);
                    EcsState next = change.apply(account.holdings().tasks(), fleet);
                    return account.withHoldings(
                            account.holdings().with(scheduler.step(next, fleet)));
                });
        wake();
        return after.holdings().tasks();
    }

    /// Notes that a container instance said a word. Written down by the next [#tick] once it is
    /// [ContainerInstance#SEEN_STEP] later than what is written, for all of them in one commit.
    public void heard(String instance, Instant now) {
        heard.merge(instance, now, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// Does what time alone has made due; commits nothing when that is nothing.
    public void tick() {
        EcsState now = state();
        if (!scheduler.step(noted(now), fleet()).equals(now)) {
            change(this::noted);
        }
    }

    private EcsState noted(EcsState state) {
        List<ContainerInstance> news = new ArrayList<>();
        heard.forEach((id, time) -> {
            ContainerInstance instance = state.instances().get(id);
            if (instance == null) {
                heard.remove(id);
            } else if (!time.isBefore(instance.lastSeen().plus(ContainerInstance.SEEN_STEP))) {
                news.add(instance.seen(instance.agent(), time));
            }
        });
        return state.with(news);
    }

    /// Waits until the state is another than `seen`, at most that long.
    ///
    /// @return the state then
    public EcsState awaitOther(EcsState seen, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        lock.lock();
        try {
            long left = most.toNanos();
            while (left > 0 && open && same(seen)) {
                boolean _ = changed.await(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return state();
    }

    /// Lets nobody wait any longer.
    @Override
    public void close() {
        open = false;
        wake();
    }

    /// Whether waiting makes sense.
    public boolean open() {
        return open;
    }

    @SuppressWarnings("ReferenceEquality") // an equal state that was committed is worth a look
    private boolean same(EcsState seen) {
        return state() == seen;
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Fleet fleet(AccountState account) {
        Set<String> trusted =
                account.holdings().nodes().nodes().values().stream()
                        .filter(node -> node.enrolment().isPresent() && node.lock().isEmpty())
                        .map(Node::id)
                        .collect(Collectors.toSet());
        return new Fleet(trusted, since, clock.instant());
    }
}
