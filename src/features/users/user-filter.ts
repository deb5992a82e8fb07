import { ListUsers, UserFilter } from "./schema";

interface UserAddress {
  asked: ListUsers;
  isFiltered: boolean;
  /** The address of the same people from a cursor on; with changes, of others. */
  hrefOf: (changes: Partial<UserFilter>, after?: string | null) => string;
}

const here = "/admin/users";

/** What the query of an address asks of the list; anything that it cannot mean is left out. */
export function userFilterIn(query: Readonly<Record<string, string | string[] | undefined>>): UserAddress {
  const { shape } = UserFilter;
  const filter: UserFilter = {
    q: shape.q.catch("").parse(query.q ?? ""),
    role: shape.role.catch(null).parse(query.role ?? null),
    show: shape.show.catch("everyone").parse(query.show ?? "everyone"),
  };
  const after = ListUsers.shape.after.catch(null).parse(query.after ?? null);
  return {
    asked: { ...filter, after },
    isFiltered: filter.q !== "" || filter.role !== null,
    hrefOf: (changes, cursor = null) => {
      const { q, role, show } = { ...filter, ...changes };
      const kept = new URLSearchParams({
        ...(show === "everyone" ? {} : { show }),
        ...(q === "" ? {} : { q }),
        ...(role === null ? {} : { role }),
        ...(cursor === null ? {} : { after: cursor }),
      });
      return kept.size === 0 ? here : `${here}?${kept}`;
    },
  };
}
