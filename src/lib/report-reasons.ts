/** Why someone reports what another person wrote. */
export const reportReasons = ["off_topic", "insult", "advertising", "answers", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** The reason of a stored report; one that is no longer offered is shown as something else. */
export const reportReasonOf = (stored: string): ReportReason =>
  reportReasons.find((name) => name === stored) ?? "other";
