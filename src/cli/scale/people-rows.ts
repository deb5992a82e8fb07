import type { Rows, Value } from "./copy-rows";
import { drawBelow, idOf, type Kind } from "./draw";
import { beginningOf } from "./enrollments";
import type { ScaleSize } from "./size";
import { personName, prose } from "./words";

interface Group {
  kind: Extract<Kind, "learner" | "instructor" | "admin">;
  role: "STUDENT" | "INSTRUCTOR" | "ADMIN";
  count: number;
  stream: number;
  /** How many people come before. */
  offset: number;
}

const groupsOf = ({ learners, instructors }: ScaleSize): Group[] => [
  { kind: "learner", role: "STUDENT", count: learners, stream: 40, offset: 0 },
  { kind: "instructor", role: "INSTRUCTOR", count: instructors, stream: 42, offset: learners },
  { kind: "admin", role: "ADMIN", count: 1, stream: 44, offset: learners + instructors },
];

export const learnerName = (n: number): string => personName(40, n);
export const instructorName = (n: number): string => personName(42, n);

function* people(size: ScaleSize, row: (group: Group, n: number) => readonly Value[]): Generator<readonly Value[]> {
  for (const group of groupsOf(size)) for (let n = 0; n < group.count; n += 1) yield row(group, n);
}

const dayMs = 86_400_000;
const studiedDays = 6;

/** Some quarters of an hour of the last weeks for every student. */
function* studyTimes({ learners }: ScaleSize, until: number): Generator<readonly Value[]> {
  for (let n = 0; n < learners; n += 1) {
    for (let turn = 0; turn < studiedDays; turn += 1) {
      const day = until - dayMs * (turn * 5 + drawBelow(46, n, 5) + 1);
      const quarter = 900_000 * drawBelow(48, n * studiedDays + turn, 96);
      yield [idOf("learner", n), new Date(day + quarter).toISOString(), 300 + drawBelow(50, n + turn, 600)];
    }
  }
}

/** Everybody. No one has a password, so that no one can enter by one that is known. Addresses are of a domain that never is. */
export function peopleRows(size: ScaleSize, until: number): Rows[] {
  const at = new Date(beginningOf(until)).toISOString();
  return [
    {
      table: "users",
      columns: ["id", "username", "name", "role", "created_at", "updated_at"],
      rows: people(size, ({ kind, role, stream }, n) => [
        ...[idOf(kind, n), `scale-${kind}-${n}`, personName(stream, n), role, at, at],
      ]),
    },
    {
      table: "email_address",
      columns: ["id", "user_id", "email", "email_key", "is_primary", "verified_at", "created_at", "updated_at"],
      rows: people(size, ({ kind, offset }, n) => {
        const address = `${kind}-${n}@scale.invalid`;
        return [idOf("email", offset + n), idOf(kind, n), address, address, true, at, at, at];
      }),
    },
    {
      table: "instructor_profile",
      columns: ["id", "user_id", "display_name", "headline", "bio", "status", "is_public", "created_at", "updated_at"],
      rows: Array.from({ length: size.instructors }, (_, n) => [
        ...[idOf("profile", n), idOf("instructor", n), instructorName(n), prose(52, n, 6), prose(54, n, 60)],
        ...["ACTIVE", true, at, at],
      ]),
    },
    { table: "study_time", columns: ["user_id", "starts_at", "active_seconds"], rows: studyTimes(size, until) },
  ];
}
