package dev.mayfly.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process holds of the machine's memory.
final class Resident {

    private Resident() {}

    /// `VmRSS` of the process.
    static long megabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("process " + pid + " has ended");
    }
}
