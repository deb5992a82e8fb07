import { FindStudents, idIn } from "./schema";

type Query = Record<string, string | string[] | undefined>;

/** Which students an address asks for; anything it can't mean is left out. */
export function readListAddress({ q, sort, below, missing, group }: Query): FindStudents {
  const { shape } = FindStudents;
  return {
    q: shape.q.catch("").parse(q),
    sort: shape.sort.catch("name").parse(sort),
    below: below ? shape.below.catch(null).parse(Number(String(below).replace(",", "."))) : null,
    isMissing: missing === "1",
    groupId: idIn(group),
  };
}

/** The query that asks for these students, with its question mark; "" for all of them in the order of names. */
export function listQuery({ q, sort, below, isMissing, groupId }: FindStudents): string {
  const query = new URLSearchParams({
    ...(q !== "" && { q }),
    ...(sort !== "name" && { sort }),
    ...(below !== null && { below: String(below) }),
    ...(isMissing && { missing: "1" }),
    ...(groupId !== null && { group: groupId }),
  });
  return query.size === 0 ? "" : `?${query}`;
}
