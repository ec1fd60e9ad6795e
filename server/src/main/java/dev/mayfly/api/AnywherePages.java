package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.api.rolesanywhere.Listing;
import dev.mayfly.iam.Page;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.function.Function;

/// Pages of Roles Anywhere's listings, ordered by id.
final class AnywherePages {

    private AnywherePages() {}

    /// The page that is asked for, each resource as `detail` shows it.
    ///
    /// @throws RefusedException for a token of another listing and a page of nothing
    static <T extends AnywhereResource, D> Page<D> of(
            String listing, Listing asked, List<T> all, Function<T, D> detail) {
        if (asked.pageSize().filter(size -> size < 1).isPresent()) {
            throw new RefusedException(
                    new Refusal.InvalidMember("pageSize must be greater than or equal to 1"));
        }
        Page.Request request = Page.Request.of(listing, asked.nextToken(), asked.pageSize());
        return Page.of(all, (T resource) -> resource.id(), request).map(detail);
    }
}
