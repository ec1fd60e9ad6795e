package dev.mayfly.cli;

import dev.mayfly.check.FileWalk;
import dev.mayfly.trial.TrialPolicies;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Reads policies from files, or from standard input for `-`.
final class PolicyTexts {

    private final FileWalk files;

    PolicyTexts(InputStream in) {
        this.files = new FileWalk(in);
    }

    List<TrialPolicies.Text> read(List<Path> paths) {
        return files.read(paths).stream()
                .map(file -> new TrialPolicies.Text(file.source().name(), file.source().text()))
                .toList();
    }
}
