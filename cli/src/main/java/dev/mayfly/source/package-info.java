/// Where credentials come from: something that can be asked for a session of one role, again and
/// again. Knows who is asked and how he is convinced (a certificate's key here; tokens, logins and
/// profiles in sub-packages), and nothing of who the credentials are for. Start at
/// [CredentialSource].
@NullMarked
package dev.mayfly.source;

import org.jspecify.annotations.NullMarked;
