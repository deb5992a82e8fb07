import { ListUsers, UserFilter } from "./schema";

interface UserAddress {
  asked: ListUsers;
  isFiltered: boolean;
  /** The address of the same people from a cursor on; with changes, of others. */
  hrefOf: (changes: Partial<UserFilter>, after?: string | null) => string;
  /** The address of all these people as a file. */
  fileHref: string;
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
  const queryOf = ({ q, role, show }: UserFilter, more: Record<string, string> = {}) => {
    const kept = new URLSearchParams({
      ...(show === "everyone" ? {} : { show }),
      ...(q === "" ? {} : { q }),
      ...(role === null ? {} : { role }),
      ...more,
    });
    return kept.size === 0 ? "" : `?${kept}`;
  };
  const after = ListUsers.shape.after.catch(null).parse(query.after ?? null);
  return {
    asked: { ...filter, after },
    isFiltered: filter.q !== "" || filter.role !== null,
    hrefOf: (changes, cursor = null) =>
      `${here}${queryOf({ ...filter, ...changes }, cursor === null ? {} : { after: cursor })}`,
    fileHref: `${here}/csv${queryOf(filter)}`,
  };
}
