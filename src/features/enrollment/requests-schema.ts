import * as z from "zod";
import { moment } from "@/lib/moment";
import { storable } from "@/lib/typed-text";
import { findGaps, LONGEST_INVOICE_TO, LONGEST_NOTE, LONGEST_REFERENCE, paymentWays, requestQueues } from "./requests";

const RequestRef = z.object({ requestId: z.uuid() });

export const RequestAccess = RequestRef.extend({
  /** Made by the client: sending it again makes no second one. */
  requestId: z.uuid(),
  paysBy: z.enum(paymentWays),
  invoiceTo: storable(LONGEST_INVOICE_TO),
  reference: storable(LONGEST_REFERENCE),
  note: storable(LONGEST_NOTE),
  /** The price that was shown, in minor units: no one asks for an enrollment at another. */
  seenMinor: z.number().int().min(0).max(2_147_483_647),
}).refine((request) => findGaps(request).length === 0);
export type RequestAccess = z.output<typeof RequestAccess>;

export const WithdrawRequest = RequestRef;
export type WithdrawRequest = z.infer<typeof WithdrawRequest>;

export const ListRequests = z.object({
  queue: z.enum(requestQueues).default("waiting"),
  page: z.number().int().min(1).max(99_999).default(1),
});
export type ListRequests = z.output<typeof ListRequests>;

export const Answer = z.discriminatedUnion("verdict", [
  z.object({
    verdict: z.literal("grant"),
    /** When the enrollment ends; null for no end. */
    until: moment().nullable(),
    note: storable(LONGEST_NOTE).default(""),
  }),
  z.object({ verdict: z.literal("decline"), note: storable(LONGEST_NOTE).min(1) }),
]);
export type Answer = z.output<typeof Answer>;

export const AnswerRequest = RequestRef.extend({ answer: Answer });
export type AnswerRequest = z.output<typeof AnswerRequest>;
