/// Credentials kept warm: fetched before anyone asks, replaced long before they end, so that an
/// endpoint answers from memory. Must not know who reads them or how a source gets them. Start at
/// [WarmCredentials].
@NullMarked
package dev.mayfly.agent.credentials;

import org.jspecify.annotations.NullMarked;
