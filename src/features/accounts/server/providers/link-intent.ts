import "server-only";
import { z } from "zod";
import { type Identity, type ProviderId, providerIds } from "@/features/accounts/providers";
import { addMinutes } from "@/lib/time";
import { openSealed, sealText } from "@/server/auth/sealed-text";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { stepUp } from "../second-factor/step-up";
import { linkAccount } from "./link-account";

const purpose = "link intents v1";
const intentMinutes = 10;

const Intent = z.object({
  sessionId: z.uuid(),
  userId: z.uuid(),
  provider: z.enum(providerIds),
  until: z.iso.datetime(),
});

/**
 * What someone who is signed in takes along to a provider, so that what comes back is linked to them.
 * @throws AppError what `stepUp` throws
 */
export async function intendLink(
  deps: Pick<PersonDeps, "db" | "now" | "actor">,
  { provider, current }: { provider: ProviderId; current?: string | undefined },
): Promise<string> {
  await stepUp(deps, current);
  const { id: userId, sessionId } = deps.actor;
  const until = addMinutes(deps.now(), intentMinutes).toISOString();
  return sealText(purpose, "", JSON.stringify({ sessionId, userId, provider, until } satisfies z.infer<typeof Intent>));
}

/**
 * Links what came back, in the session that asked for it and for the provider that was asked. False where no one asked.
 * @throws AppError CONFLICT `accounts.linked_elsewhere`
 */
export async function linkAsIntended(
  deps: Pick<Deps, "db" | "now" | "actor">,
  cookie: string | null,
  identity: Identity,
): Promise<boolean> {
  const opened = cookie ? openSealed(purpose, "", cookie) : null;
  if (opened === null || deps.actor.kind !== "person") return false;
  const { sessionId, userId, provider, until } = Intent.parse(JSON.parse(opened));
  const isOurs = deps.actor.sessionId === sessionId && deps.actor.id === userId && provider === identity.provider;
  if (!isOurs || new Date(until) <= deps.now()) return false;
  const label = identity.email ?? identity.name;
  const { subject } = identity;
  await deps.db.$transaction((tx) => linkAccount(tx, { provider, subject, label, at: deps.now() }, userId));
  return true;
}
