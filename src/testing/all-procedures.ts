import { appRouter } from "@/server/trpc/root";
import type { Procedure } from "./policy/procedures/call";

await Promise.all(Object.values(appRouter._def.lazy).map((part) => part.load()));

/** Each procedure of the router by its path. The router itself knows those of a part only once that part is loaded. */
export const allProcedures: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>),
);
