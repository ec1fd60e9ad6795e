package dev.mayfly.issuance;

import dev.mayfly.identity.AccountId;
import java.time.InstantSource;

/// Where something is issued: the account and region that events name, and the clock.
public record Site(AccountId account, String region, InstantSource clock) {}
