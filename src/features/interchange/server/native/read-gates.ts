import "server-only";
import type { GateDocument, ModuleDocument, NotCarried } from "@/features/interchange/course-document";

interface WrittenGate {
  after: string[];
  afterModules: string[];
  on?: string | undefined;
  daysAfterEnrolment?: number | undefined;
}

/** A gate as the document has it, nothing empty in it; undefined where nothing is asked. */
export function gateOf(written: WrittenGate | undefined): GateDocument | undefined {
  if (!written) return undefined;
  const { after, afterModules, on, daysAfterEnrolment } = written;
  const gate = {
    ...(after.length > 0 && { after: [...new Set(after)].sort() }),
    ...(afterModules.length > 0 && { afterModules: [...new Set(afterModules)].sort() }),
    ...(on && { on: new Date(on).toISOString() }),
    ...(daysAfterEnrolment && { daysAfterEnrolment }),
  };
  return Object.keys(gate).length > 0 ? gate : undefined;
}

/** Leaves out, and tells, what gates name and the course does not have: a lesson that waited for it would never open. */
export function keepKnownGates(modules: readonly ModuleDocument[], lost: (entry: NotCarried) => void): void {
  const moduleKeys = new Set(modules.map(({ sourceKey }) => sourceKey));
  const lessonKeys = new Set(modules.flatMap(({ lessons }) => lessons.map(({ sourceKey }) => sourceKey)));
  for (const item of modules.flatMap((module) => [module, ...module.lessons])) {
    const { opens, title } = item;
    if (!opens) continue;
    const known = (keys: string[] | undefined, among: ReadonlySet<string>) =>
      (keys ?? []).filter((key) => {
        if (!among.has(key))
          lost({ where: title, what: "gate", why: `It waits for "${key}", which is not in the course.` });
        return among.has(key);
      });
    const after = known(opens.after, lessonKeys);
    const afterModules = known(opens.afterModules, moduleKeys);
    const gate = gateOf({ ...opens, after, afterModules });
    if (gate) item.opens = gate;
    else delete item.opens;
  }
}
