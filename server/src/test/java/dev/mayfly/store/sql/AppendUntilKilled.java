package dev.mayfly.store.sql;

import dev.mayfly.trail.EventIds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// The process that [KillTest] kills: appends from many threads without end, and prints the id of
/// each event once it was acknowledged.
final class AppendUntilKilled {

    private static final int THREADS = 16;

    private AppendUntilKilled() {}

    @SuppressWarnings("SystemOut") // the acknowledged ids are read from it
    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.sqlite(Path.of(arguments[0]), Database.Durability.SYNCED);
        SqlTrailStore store = new SqlTrailStore(database, SqlTrailStore.Answer.WHEN_DURABLE);
        EventIds ids = new EventIds(InstantSource.system(), new Random());
        PrintStream acknowledged = System.out;
        Thread last = Thread.currentThread();
        for (int i = 0; i < THREADS; i++) {
            last = Thread.startVirtualThread(() -> appendForever(store, ids, acknowledged));
        }
        last.join();
    }

    private static void appendForever(SqlTrailStore store, EventIds ids, PrintStream acknowledged) {
        while (true) {
            String id = ids.next();
            store.append(SampleEvents.refused(id, SampleEvents.T0, "CreateRole", "K"));
            acknowledged.println(id);
        }
    }
}
