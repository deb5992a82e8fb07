import type { Pool } from "pg";
import { vi } from "vitest";
import * as z from "zod";

interface Statement {
  text: string;
  values: unknown[];
}

interface Node {
  relation?: string | undefined;
  rows: number;
  nodes: Node[];
}

const PlanNode: z.ZodType<Node> = z
  .object({
    "Relation Name": z.string().optional(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().default(0),
    "Rows Removed by Index Recheck": z.number().default(0),
    get Plans() {
      return z.array(PlanNode).default([]);
    },
  })
  .transform((node) => ({
    relation: node["Relation Name"],
    rows:
      (node["Actual Rows"] + node["Rows Removed by Filter"] + node["Rows Removed by Index Recheck"]) *
      node["Actual Loops"],
    nodes: node.Plans,
  }));

const Explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: PlanNode })]) })]);

/** Of each table: how many of its rows a statement looks at. It is carried out and taken back. */
async function explain(pool: Pool, { text, values }: Statement): Promise<Map<string, number>> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    const read = new Map<string, number>();
    const visit = ({ relation, rows: seen, nodes }: Node) => {
      if (relation) read.set(relation, (read.get(relation) ?? 0) + seen);
      nodes.forEach(visit);
    };
    visit(Explained.parse(rows)[0]["QUERY PLAN"][0].Plan);
    return read;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** The same for the one statement with these words that `run` sends past Prisma. */
export async function rowsRead(pool: Pool, words: string, run: () => Promise<unknown>): Promise<Map<string, number>> {
  const sent = vi.spyOn(pool, "query");
  let statements: Statement[];
  try {
    await run();
    statements = sent.mock.calls.map(([asked]) => asked as unknown as Statement);
  } finally {
    sent.mockRestore();
  }
  const [found, ...more] = statements.filter(({ text }) => text.includes(words));
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} statements have “${words}”.`);
  return explain(pool, found);
}
