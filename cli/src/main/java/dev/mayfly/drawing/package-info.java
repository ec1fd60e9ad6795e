/// A graph of roles for people and programs: as tables, JSON, Graphviz's language and a picture.
/// Takes the graph as it is and decides nothing. Start at [GraphText] or [Svg].
@NullMarked
package dev.mayfly.drawing;

import org.jspecify.annotations.NullMarked;
