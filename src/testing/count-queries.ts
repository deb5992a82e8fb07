import { withPageContext } from "@/server/cache/page-context";

/** How many statements `run` sends to Postgres through the process' pool, as the budgets of pages count them: BEGIN and COMMIT not. */
export function countQueries(run: () => Promise<unknown>): Promise<number> {
  return withPageContext(async (context) => {
    await run();
    // None at all is no thrift: then the statements were not seen.
    if (context.statements === 0)
      throw new Error("Nothing was asked of the database, or not through the pool that counts.");
    return context.statements;
  });
}
