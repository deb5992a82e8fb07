import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { askModel, type ModelAnswer, type Question, tokensOf } from "@/features/drafting/server/model/ask-model";
import {
  beginRequest,
  endLostRequests,
  endRequest,
  OutOfCredits,
  type RequestFacts,
} from "@/features/drafting/server/model/ledger";
import { messagesFor } from "@/features/drafting/server/model/messages";
import type { ModelConfig } from "@/features/drafting/server/model/model-config";
import { ModelProblem } from "@/features/drafting/server/model/model-problem";
import { strictSchema } from "@/features/drafting/server/model/strict-schema";
import { mostRounds, type StageRequest } from "@/features/drafting/server/stages/stage-of-draft";
import { type AnyStage, stageOf } from "@/features/drafting/server/stages/stages";
import { retryDelayMs } from "@/lib/kept/retry";
import type { Db } from "@/server/db/client";
import { tellWatchers } from "./draft-channel";
import { endUnit, failUnit, haltRun } from "./end-unit";
import { type LoadedUnit, loadUnit } from "./load-unit";
import { storeItem } from "./store-items";
import { TextFlow } from "./text-flow";

export interface WriteDeps {
  db: Db;
  now: () => Date;
  model: ModelConfig | null;
}

/** What is stored of a unit: the items of each round, and which of them the next round wrote again. */
const Rounds = z.object({
  rounds: z.array(
    z.object({ items: z.array(z.unknown()), places: z.array(z.number()), isCut: z.boolean().catch(false) }),
  ),
});
type Rounds = z.infer<typeof Rounds>["rounds"];

/** How often one round is asked for: what may pass is tried again. */
const mostAttempts = 4;
const firstPauseMs = 500;
/** Whoever is asked to wait longer than this stops, and can be gone on with. */
const longestPauseMs = 30_000;
/** How often it is looked whether requests in progress have left enough credits, and for how long: a request ends within four minutes. */
const creditsEveryMs = 500;
const longestCreditsMs = 300_000;

/**
 * Writes one unit of a run: asks the model, suggests each item as soon as it is whole, stores each answer once. Safe to repeat: an
 * answer that is stored is not asked for again, and what stopped in the middle is written again over what no one has decided.
 * @returns false where the run is not to go on.
 */
export async function writeUnit(deps: WriteDeps, unitId: string): Promise<boolean> {
  const loaded = await loadUnit(deps.db, unitId);
  if (loaded === null) return false;
  // Whatever became of the run: no one waits for them, and what they hold is the author's.
  await endLostRequests(deps.db, { unitId }, deps.now());
  if (loaded.runState !== "RUNNING") return false;
  if (loaded.unitState === "DONE") return true;
  await deps.db.draftUnit.updateMany({ where: { id: unitId }, data: { state: "WRITING" } });
  await tellWatchers(deps.db, loaded.draft.draftId, [{ type: "state" }]);
  const flow = new TextFlow(deps.db, { draftId: loaded.draft.draftId, unitId, runId: loaded.runId });
  try {
    await new UnitWriter(deps, loaded, flow).write();
    return true;
  } catch (error) {
    if (error instanceof OutOfCredits) return await haltRun(deps, loaded, "OUT_OF_CREDITS");
    if (!(error instanceof ModelProblem)) throw error;
    if (error.reason === "stopped") return false;
    if (error.reason === "unauthorized") return await haltRun(deps, loaded, "FAILED", error.reason);
    await failUnit(deps, loaded, error);
    return true;
  } finally {
    await flow.end();
  }
}

class UnitWriter {
  private readonly stage: AnyStage;

  constructor(
    private readonly deps: WriteDeps,
    private readonly loaded: LoadedUnit,
    private readonly flow: TextFlow,
  ) {
    this.stage = stageOf(loaded.stage);
  }

  async write(): Promise<void> {
    const { db } = this.deps;
    const { draft, unit } = this.loaded;
    const request = await this.stage.request(db, draft, unit);
    let rounds = Rounds.safeParse(this.loaded.answer).data?.rounds ?? [];
    for (;;) {
      const { items, refused } = this.judge(rounds, request);
      if (rounds.length > 0 && (refused.length === 0 || rounds.length >= mostRounds)) break;
      rounds = await this.askRound(rounds, request, { items, refused });
    }
    const { items, problems } = this.judge(rounds, request);
    await endUnit(this.deps, this.loaded, async (tx, at) => {
      const { loaded, stage } = this;
      const made: string[] = [];
      for (const [index, item] of items.entries()) {
        const id = await storeItem(tx, { loaded, stage, request, index, item, problems: problems[index] ?? [], at });
        if (id !== null) made.push(id);
      }
      return { made, isCut: rounds.some(({ isCut }) => isCut) };
    });
  }

  /** The items as they are after all rounds, and which of them are refused. */
  private judge(rounds: Rounds, request: StageRequest) {
    const items: unknown[] = [];
    for (const round of rounds)
      for (const [at, item] of round.items.entries()) items[round.places[at] ?? items.length] = item;
    const known = items.map((item) => this.stage.item.parse(item));
    const problems = this.stage.judge?.(known, request) ?? known.map(() => []);
    const refused = problems.flatMap((reasons, index) => (reasons.length > 0 ? [index] : []));
    return { items: known, problems, refused };
  }

  private async askRound(
    before: Rounds,
    whole: StageRequest,
    { items, refused }: { items: readonly unknown[]; refused: readonly number[] },
  ): Promise<Rounds> {
    let request = whole;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.askOnce(before, request, { items, refused });
      } catch (error) {
        if (!(error instanceof ModelProblem) || attempt >= mostAttempts) throw error;
        if (error.reason === "context_too_long" && request.passages.length > 1) {
          request = { ...request, passages: request.passages.slice(0, Math.ceil(request.passages.length / 2)) };
          continue;
        }
        const pause = error.facts.retryAfterMs ?? retryDelayMs(attempt, { first: firstPauseMs });
        if (!error.mayPass || pause > longestPauseMs) throw error;
        await this.rest(pause);
      }
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.flow.stopped }).catch(() => {
      throw new ModelProblem("stopped");
    });
  }

  /** Puts credits aside for a request; where others hold the last of them, what they have left over once they have ended. */
  private async begin(facts: RequestFacts): Promise<string> {
    const { db, now } = this.deps;
    for (let waited = 0; ; waited += creditsEveryMs) {
      try {
        return await beginRequest(db, now(), facts);
      } catch (error) {
        if (!(error instanceof OutOfCredits) || !error.mayPass || waited >= longestCreditsMs) throw error;
        await this.rest(creditsEveryMs);
        await this.assertNotMoved();
      }
    }
  }

  /** Whoever goes on with a run that was halted starts its units again: who still waits for credits would ask a second time. */
  private async assertNotMoved(): Promise<void> {
    const { runId, runMovedAt } = this.loaded;
    const run = await this.deps.db.draftRun.findUnique({ where: { id: runId }, select: { updatedAt: true } });
    if (run?.updatedAt.getTime() !== runMovedAt.getTime()) throw new ModelProblem("stopped");
  }

  /** One request, written down before and after; its answer is stored with its end. */
  private async askOnce(
    before: Rounds,
    request: StageRequest,
    { items, refused }: { items: readonly unknown[]; refused: readonly number[] },
  ): Promise<Rounds> {
    const { db, now, model } = this.deps;
    const { draft, unit, runId, prompt, stage } = this.loaded;
    if (model === null) throw new ModelProblem("unauthorized", { detail: "no key is set" });
    const reasons = this.stage.judge?.(items as never, request) ?? [];
    const messages = messagesFor({
      prompt: prompt.body,
      draft,
      request,
      ...(unit.retried && { retried: unit.retried.content }),
      refused: refused.map((index) => ({ item: items[index], reasons: reasons[index] ?? [] })),
    });
    const question: Question = { messages, itemSchema: strictSchema(this.stage.item), mostTokens: request.mostTokens };
    const facts = { userId: draft.instructorId, draftId: draft.draftId, runId, unitId: unit.id, stage };
    const asked = { promptVersionId: prompt.id, model: model.name, inputTokens: tokensOf(messages) };
    const id = await this.begin({ ...facts, ...asked, mostTokens: request.mostTokens });
    const begun = Date.now();
    const lasted = () => Date.now() - begun;
    try {
      const answer = await this.listen(model, question, request, { items, refused });
      const { items: made, isCut, ...tokens } = answer;
      const rounds = [...before, { items: made, places: placesOf(answer, refused), isCut }];
      await db.$transaction(async (tx) => {
        await endRequest(tx, id, { ...tokens, outcome: "answered", latencyMs: lasted() }, now());
        await tx.draftUnit.update({ where: { id: unit.id }, data: { answer: { rounds: rounds as never } } });
      });
      return rounds;
    } catch (error) {
      const { reason, facts: cost } =
        error instanceof ModelProblem ? error : { reason: "accident", facts: { detail: (error as Error).message } };
      const end = { outcome: reason, inputTokens: 0, outputTokens: 0, ...cost, latencyMs: lasted() };
      const { inputTokens, outputTokens, outcome, latencyMs } = end;
      await db.$transaction((tx) =>
        endRequest(tx, id, { outcome, inputTokens, outputTokens, latencyMs, error: cost.detail ?? "" }, now()),
      );
      throw error;
    }
  }

  private async listen(
    model: ModelConfig,
    question: Question,
    request: StageRequest,
    { items: before, refused }: { items: readonly unknown[]; refused: readonly number[] },
  ): Promise<ModelAnswer> {
    const { stage, loaded, flow } = this;
    const soFar = [...before];
    const placeOf = (at: number) => refused[at] ?? (refused.length === 0 ? at : -1);
    const answer = await askModel(model, question, {
      signal: flow.stopped,
      onPartial: ({ index, value }) => {
        const place = placeOf(index);
        if (place >= 0) flow.write(place, previewOf(stage, value));
      },
      onItem: async (item, index) => {
        const known = stage.item.safeParse(item);
        const place = placeOf(index);
        if (!known.success || place < 0 || (loaded.unit.retried && index > 0)) return;
        soFar[place] = known.data;
        // What is refused is asked for again before it is shown.
        if ((stage.judge?.(soFar as never, request)[place] ?? []).length > 0) return;
        await flow.suggest((tx) =>
          storeItem(tx, { loaded, stage, request, index: place, item: known.data, problems: [], at: this.deps.now() }),
        );
      },
    });
    const wanted = refused.length > 0 ? refused.length : loaded.unit.retried ? 1 : answer.items.length;
    const items = answer.items.slice(0, wanted);
    if (items.some((item) => !stage.item.safeParse(item).success)) {
      const { inputTokens, outputTokens } = answer;
      throw new ModelProblem("invalid_answer", {
        inputTokens,
        outputTokens,
        detail: "an item has not the shape asked for",
      });
    }
    return { ...answer, items };
  }
}

const placesOf = ({ items }: ModelAnswer, refused: readonly number[]): number[] =>
  items.map((_, at) => refused[at] ?? at);

/** A half item is whatever has come of it: a preview that stumbles over it shows nothing yet. */
function previewOf(stage: AnyStage, value: unknown): string {
  try {
    return stage.preview((value ?? {}) as never);
  } catch {
    return "";
  }
}
