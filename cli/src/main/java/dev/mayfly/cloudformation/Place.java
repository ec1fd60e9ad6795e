package dev.mayfly.cloudformation;

/// The stretch of the file that a value was read from.
///
/// @param line from 1
/// @param start offset of the first character, in UTF-16 units from the beginning of the file
/// @param end offset behind the last one; the same as `start` where only the line is known
public record Place(int line, int start, int end) {

    /// Somewhere on a line.
    public static Place ofLine(int line) {
        return new Place(line, 0, 0);
    }

    /// Whether more than the line is known.
    public boolean exact() {
        return end > start;
    }
}
