/** How whoever asks would pay. */
export const paymentWays = ["INVOICE", "ORDER", "VOUCHER", "REDUCED"] as const;
export type PaymentWay = (typeof paymentWays)[number];

export const requestStates = ["PENDING", "GRANTED", "DECLINED", "WITHDRAWN"] as const;
export type RequestState = (typeof requestStates)[number];

/** Queues of requests, as the address names them. */
export const requestQueues = ["waiting", "granted", "declined", "withdrawn"] as const;
export type RequestQueue = (typeof requestQueues)[number];

export const REQUESTS_A_PAGE = 20;
/** Working days within which a request is to be answered. */
export const PROMISED_DAYS = 2;
/** Characters. */
export const LONGEST_NOTE = 1_000;
export const LONGEST_INVOICE_TO = 500;
export const LONGEST_REFERENCE = 100;

/** An order or a voucher is nothing without its number. */
export const needsReference = (way: PaymentWay): boolean => way === "ORDER" || way === "VOUCHER";
/** An invoice has to be made out to someone. */
export const needsInvoiceTo = (way: PaymentWay): boolean => way === "INVOICE" || way === "ORDER";
/** Whoever cannot pay the price says what they can. */
export const needsNote = (way: PaymentWay): boolean => way === "REDUCED";

export type Gap = "invoiceTo" | "reference" | "note";

/** What is missing in a request before it can be sent, in the order of the form. */
export function findGaps(of: { paysBy: PaymentWay; invoiceTo: string; reference: string; note: string }): Gap[] {
  const gaps: Gap[] = [];
  if (needsReference(of.paysBy) && of.reference.trim() === "") gaps.push("reference");
  if (needsInvoiceTo(of.paysBy) && of.invoiceTo.trim() === "") gaps.push("invoiceTo");
  if (needsNote(of.paysBy) && of.note.trim() === "") gaps.push("note");
  return gaps;
}
