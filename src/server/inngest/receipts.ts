import "server-only";
import { type Context, Middleware } from "inngest";
import { db } from "@/server/db/client";
import { isEmbedded } from "./is-embedded";
import { probeEvent } from "./path/probe-event";
import { isResent, originalId } from "./resent-id";
import { isUuid } from "./stable-id";

type Call = { eventId: string; functionId: string };

/**
 * Writes down which functions an Inngest server calls for which events, so that lost events are noticed (runner/watch-events.ts).
 * Functions see an event under the id of its outbox row, also when it was handed over again under another one; a function that
 * has ended for an event is not run again for it.
 */
export class Receipts extends Middleware.BaseMiddleware {
  override readonly id = "lectern:receipts";
  private call: Call | undefined;
  private isDone = false;

  override async transformFunctionInput(
    args: Middleware.TransformFunctionInputArgs,
  ): Promise<Middleware.TransformFunctionInputArgs> {
    const { ctx, fn } = args;
    const sentId = ctx.event.id ?? "";
    this.call = isEmbedded() ? undefined : callOf(sentId, ctx.event.name, fn.id(this.client.id));
    if (this.call) {
      const hasEnded = await noteCall(this.call);
      this.isDone = hasEnded && isResent(sentId);
    }
    return isResent(sentId) ? { ...args, ctx: withOriginalIds(ctx) } : args;
  }

  override async wrapFunctionHandler({ next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    return this.isDone ? { skipped: "This function has ended for this event before." } : next();
  }

  override async onRunComplete(): Promise<void> {
    await noteEnd(this.call);
  }

  override async onRunError({ isFinalAttempt }: Middleware.OnRunErrorArgs): Promise<void> {
    if (isFinalAttempt) await noteEnd(this.call);
  }
}

/** Undefined for what does not come from the outbox: timetables, Inngest's own events, and the probe, which is a row that is sent for ever. */
function callOf(sentId: string, name: string, functionId: string): Call | undefined {
  const eventId = originalId(sentId);
  if (!isUuid(eventId) || name === probeEvent || name.startsWith("inngest/")) return undefined;
  return { eventId, functionId };
}

const withOriginalIds = (ctx: Context.Any): Context.Any => ({
  ...ctx,
  event: { ...ctx.event, id: originalId(ctx.event.id ?? "") },
  events: ctx.events.map((event) => ({ ...event, id: originalId(event.id ?? "") })) as Context.Any["events"],
});

/** True if the function had ended for this event before. */
async function noteCall({ eventId, functionId }: Call): Promise<boolean> {
  const { endedAt } = await db.jobReceipt.upsert({
    where: { eventId_functionId: { eventId, functionId } },
    create: { eventId, functionId, calledAt: new Date() },
    update: { calledAt: new Date() },
    select: { endedAt: true },
  });
  return endedAt !== null;
}

async function noteEnd(call: Call | undefined): Promise<void> {
  if (call) await db.jobReceipt.updateMany({ where: { ...call, endedAt: null }, data: { endedAt: new Date() } });
}
