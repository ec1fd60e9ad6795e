package dev.mayfly.check;

import dev.mayfly.policyfiles.SourceText;
import java.util.List;

/// A file and what was found in it, from top to bottom.
///
/// @param policies how many there are in it
/// @param remarks what could not be known, in whole sentences
public record CheckedFile(
        SourceText source, int policies, List<Report> reports, List<String> remarks) {
    public CheckedFile {
        reports = List.copyOf(reports);
        remarks = List.copyOf(remarks);
    }
}
