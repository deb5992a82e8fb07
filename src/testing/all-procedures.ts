import { appRouter } from "@/server/trpc/root";
import type { Procedure } from "./policy/procedures/call";

await Promise.all(Object.values(appRouter._def.lazy).map((part) => part.load()));

/**
 * Each procedure of the router by its path, in the same order each time. The router itself knows those of a part only once that
 * part is loaded, and has the parts in the order in which they were.
 */
export const allProcedures: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  ),
);
