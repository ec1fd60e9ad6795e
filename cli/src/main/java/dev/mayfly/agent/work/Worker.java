package dev.mayfly.agent.work;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.agent.task.TaskRequest;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.agent.task.Tasks;
import dev.mayfly.agent.work.Desk.Assignment;
import dev.mayfly.agent.work.Desk.Assignments;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.source.SourceException;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Two loops: one asks what is wanted and has it done, the other tells what became of it. Neither
/// waits for the other, and both go on after every trouble, later and later up to half a minute.
///
/// Thread-safe. Closing it stops no task.
public final class Worker implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// News that come together go together.
    private static final Duration GATHER = Duration.ofMillis(50);

    /// The authority takes no more at once.
    private static final int MAX_NEWS = 500;

    private final Desk desk;
    private final Tasks tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, TaskNews> untold = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    private Worker(Desk desk, Tasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Begins. Tasks that an agent before this one left are told of first.
    public static Worker start(Desk desk, Tasks tasks) {
        Worker worker = new Worker(desk, tasks);
        tasks.onChange(worker::tell);
        tasks.all().forEach(worker::tell);
        worker.threads.add(Thread.ofVirtual().name("work-poll").start(worker::pollAll));
        worker.threads.add(Thread.ofVirtual().name("work-report").start(worker::reportAll));
        return worker;
    }

    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
    }

    private void pollAll() {
        Optional<String> known = Optional.empty();
        Duration pause = FIRST_PAUSE;
        while (open) {
            try {
                Optional<Assignments> wanted = desk.poll(known);
                if (wanted.isPresent()) {
                    reconcile(wanted.get().tasks());
                    known = Optional.of(wanted.get().version());
                }
                pause = FIRST_PAUSE;
            } catch (SourceException e) {
                LOG.log(Level.WARNING, "no word of tasks: {0}", e.reason());
                pause = paused(pause);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "work failed and is tried again", e);
                pause = paused(pause);
            }
        }
    }

    /// Brings what runs here to what is wanted.
    void reconcile(List<Assignment> wanted) {
        Set<String> named = new HashSet<>();
        for (Assignment assignment : wanted) {
            named.add(assignment.taskId());
            Optional<TaskView> here = tasks.find(assignment.taskId());
            if (here.isPresent()) {
                known(assignment, here.get());
            } else if (assignment.wanted()) {
                begin(assignment);
            } else {
                tell(TaskNews.neverRan(assignment.taskId(), "The task was stopped before it ran"));
            }
        }
        for (TaskView view : tasks.all()) {
            boolean ours = view.request().cluster().equals(desk.cluster());
            if (ours && !view.stopped() && !named.contains(view.id())) {
                stop(view, "The task is not placed on this machine any more");
            }
        }
    }

    private void known(Assignment assignment, TaskView here) {
        if (here.stopped()) {
            tell(here); // the authority has not heard
        } else if (!assignment.wanted()) {
            stop(here, "The task was asked to stop");
        }
    }

    private void begin(Assignment assignment) {
        Optional<TaskRequest> request = assignment.request();
        if (request.isEmpty()) {
            tell(TaskNews.neverRan(assignment.taskId(), assignment.problem()));
            return;
        }
        try {
            tell(tasks.start(request.get()));
        } catch (TaskDefinitionException e) {
            tell(TaskNews.neverRan(assignment.taskId(), String.valueOf(e.getMessage())));
        } catch (TaskFailure e) {
            tell(TaskNews.neverRan(assignment.taskId(), e.reason()));
        }
    }

    private void stop(TaskView view, String reason) {
        boolean _ = tasks.stop(view.id(), StopCode.UserInitiated, reason);
    }

    private void tell(TaskView view) {
        if (view.request().cluster().equals(desk.cluster())) {
            tell(TaskNews.of(view));
        }
    }

    private void tell(TaskNews latest) {
        lock.lock();
        try {
            untold.put(latest.taskId(), latest);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void reportAll() {
        Duration pause = FIRST_PAUSE;
        while (open) {
            List<TaskNews> batch = next();
            try {
                if (!batch.isEmpty()) {
                    desk.report(batch);
                    forget(batch);
                }
                pause = FIRST_PAUSE;
            } catch (SourceException e) {
                LOG.log(Level.WARNING, "news of tasks are not heard: {0}", e.reason());
                pause = paused(pause);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "telling failed and is tried again", e);
                pause = paused(pause);
            }
        }
    }

    private List<TaskNews> next() {
        lock.lock();
        try {
            while (open && untold.isEmpty()) {
                news.await();
            }
        } catch (InterruptedException _) {
            return List.of(); // closed
        } finally {
            lock.unlock();
        }
        rest(GATHER);
        lock.lock();
        try {
            return untold.values().stream().limit(MAX_NEWS).toList();
        } finally {
            lock.unlock();
        }
    }

    /// What was told meanwhile of the same task is newer and stays.
    private void forget(List<TaskNews> told) {
        lock.lock();
        try {
            told.forEach(it -> untold.remove(it.taskId(), it));
        } finally {
            lock.unlock();
        }
    }

    /// Waits, and says how long the next time.
    private Duration paused(Duration pause) {
        rest(pause);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void rest(Duration time) {
        try {
            if (open) {
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed: the loops look at `open`
        }
    }
}
