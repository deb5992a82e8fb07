import "server-only";
import * as z from "zod";
import { instructorTiers, monthOf, outputWeight, tokensPerCredit } from "@/features/drafting/credits";
import type { Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import { creditsKey, draftingSettingsOf } from "./settings";

/** A person's month, in weighted tokens. */
export interface Credits {
  grantedTokens: number;
  /** Of requests that have ended. */
  usedTokens: number;
  /** What those in progress may still come to. */
  reservedTokens: number;
  /** First instant of the month, and of the next, in UTC. */
  month: Date;
  until: Date;
}

const CreditRow = rowSchema(() => ({
  setting: json(),
  tier: z.enum(instructorTiers).nullable(),
  granted: z.number().nullable(),
  used: z.bigint(),
  reserved: z.bigint(),
}));

/**
 * What someone may still draft with this month. The ledger alone says what is used. The grant is settled when it is first asked for
 * in a month, by tier and setting; later in the month it rises with them and never falls. One query, one more when the grant changes.
 */
export async function readCredits(db: Tx, userId: string, at: Date): Promise<Credits> {
  const { start, end } = monthOf(at);
  const [row] = await queryRows(db, CreditRow)`
    SELECT (SELECT value FROM site_setting WHERE key = ${creditsKey}) AS setting,
           (SELECT tier::text FROM instructor_profile WHERE user_id = ${userId}::uuid) AS tier,
           (SELECT granted FROM ai_credit WHERE user_id = ${userId}::uuid AND month = ${dayOf(start)}::date) AS granted,
           coalesce(sum(r.input_tokens::bigint + ${outputWeight} * r.output_tokens::bigint) FILTER (WHERE r.ended_at IS NOT NULL), 0)::bigint
             AS used,
           coalesce(sum(r.reserved) FILTER (WHERE r.ended_at IS NULL), 0)::bigint AS reserved
      FROM ai_request r
     WHERE r.user_id = ${userId}::uuid AND r.created_at >= ${start} AND r.created_at < ${end}`;
  const { credits } = draftingSettingsOf(new Map([[creditsKey, row?.setting]]));
  const entitled = credits[row?.tier ?? "STANDARD"] * tokensPerCredit;
  const granted = row?.granted ?? null;
  return {
    grantedTokens: granted === null || granted < entitled ? await grant(db, userId, start, entitled) : granted,
    usedTokens: Number(row?.used ?? 0n),
    reservedTokens: Number(row?.reserved ?? 0n),
    month: start,
    until: end,
  };
}

/** As text: a time would become a day in the time zone of the connection. */
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Settles a month's grant; of two that do it at once the larger one is. */
async function grant(db: Tx, userId: string, month: Date, tokens: number): Promise<number> {
  const [row] = await queryRows(db, () => z.strictObject({ granted: z.number() }))`
    INSERT INTO ai_credit (id, user_id, month, granted, updated_at)
    VALUES (gen_random_uuid(), ${userId}::uuid, ${dayOf(month)}::date, ${tokens}, now())
    ON CONFLICT (user_id, month) DO UPDATE
      SET granted = greatest(ai_credit.granted, excluded.granted), updated_at = now()
    RETURNING granted`;
  return row?.granted ?? tokens;
}
