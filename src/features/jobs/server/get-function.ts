import "server-only";
import { AppError } from "@/lib/app-error";
import type { Timetable } from "@/server/inngest/job-settings";
import type { Deps } from "@/server/trpc/context";
import { getFunction } from "./functions";
import { type FunctionFacts, readFacts } from "./list-functions";
import { listDue } from "./read-timetable";

export interface ShownFunction extends FunctionFacts {
  /** What the code says, whatever is set. */
  codeTimetables: readonly Timetable[];
  revision: number;
  /** The next three times. */
  due: Date[];
}

/** One function, for its page. Two queries. @throws AppError NOT_FOUND */
export async function getJobFunction(deps: Pick<Deps, "db" | "now">, name: string): Promise<ShownFunction> {
  const fn = await getFunction(name);
  const [[facts], setting] = await Promise.all([
    readFacts(deps, [fn]),
    deps.db.jobSetting.findUnique({ where: { functionId: fn.id }, select: { revision: true } }),
  ]);
  if (!facts) throw new AppError("NOT_FOUND", "common.not_found");
  const [timetable] = facts.timetables;
  return {
    ...facts,
    codeTimetables: fn.schedules,
    revision: setting?.revision ?? 0,
    due: timetable && facts.isEnabled ? listDue(timetable, deps.now(), 3) : [],
  };
}
