/// The hands of `mayfly ca`: the calls to the authority, and the files of a key and its
/// certificate, of which the key is made here and never leaves. Knows no command line. Start at
/// [AuthorityCalls] and [LeafFiles].
@NullMarked
package dev.mayfly.certification;

import org.jspecify.annotations.NullMarked;
