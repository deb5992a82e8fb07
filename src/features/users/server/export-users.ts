import "server-only";
import { stringify } from "csv-stringify/sync";
import type { UserFilter } from "@/features/users/schema";
import type { Deps } from "@/server/trpc/context";
import { cursorBehind, type ListedUser, readUsers } from "./list-users";

const batchRows = 1_000;
const columns = ["name", "username", "email", "role", "standing", "joined", "last_seen", "courses", "certificates"];

const cells = (user: ListedUser): (string | number)[] => [
  user.name,
  user.username,
  user.email,
  user.role.toLowerCase(),
  user.standing,
  user.joinedAt.toISOString(),
  user.lastSeenAt?.toISOString() ?? "",
  user.courses,
  user.certificates,
];

/** A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). */
const asCsv = (users: readonly ListedUser[], isFirst: boolean): string =>
  stringify(users.map(cells), {
    ...{ header: isFirst, columns, escape_formulas: true, record_delimiter: "windows", bom: isFirst },
  });

/** The people that /admin/users shows for the same filter, all of them, the newest first: a CSV file, piece by piece. */
export async function* exportUsers({ db, now }: Pick<Deps, "db" | "now">, filter: UserFilter): AsyncGenerator<string> {
  const at = now();
  let after: string | null = null;
  for (let isFirst = true; ; isFirst = false) {
    const users: ListedUser[] = await readUsers({ db }, { ...filter, after }, { at, limit: batchRows });
    if (isFirst || users.length > 0) yield asCsv(users, isFirst);
    const last = users.at(-1);
    if (!last || users.length < batchRows) return;
    after = cursorBehind(last);
  }
}
