import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { FAULTS_KEPT, storeSeal } from "../seal";
import { type ChainState, chainStart, type Fault, verifyChain } from "../verify-chain";

const rowsAStep = 20_000;

/** Each night: whether the chain is whole, for the head of /admin/audit. `npm run audit:verify` says it at once. */
export const readAuditChain = inngest.createFunction(
  { id: "audit.read-chain", triggers: [{ cron: "41 4 * * *" }], concurrency: 1 },
  async ({ step }) => {
    let state: ChainState = chainStart;
    const faults: Fault[] = [];
    let faultCount = 0;
    for (let isEnd = false; !isEnd; ) {
      const from = state;
      const read = await step.run(`read from ${from.sequence}`, async () => {
        const found: Fault[] = [];
        const part = await verifyChain(db, from, { mostRows: rowsAStep, onFault: (fault) => found.push(fault) });
        return { ...part, count: found.length, faults: found.slice(0, FAULTS_KEPT) };
      });
      ({ state, isEnd } = read);
      faultCount += read.count;
      faults.push(...read.faults.slice(0, FAULTS_KEPT - faults.length));
    }
    const { rows, erased, hash } = state;
    await step.run("store", () =>
      storeSeal(db, { readAt: new Date().toISOString(), rows, erased, faultCount, faults, hash }),
    );
    return { rows, faultCount };
  },
);
