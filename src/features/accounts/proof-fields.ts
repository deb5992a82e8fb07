export type ProofField = "current" | "factorCode";

/** What a form asks of whoever changes their second factor or leaves: a password only where there is one, a code only where needed. */
export const proofFields = (facts: { hasPassword: boolean; needsCode: boolean }): ProofField[] => [
  ...(facts.hasPassword ? (["current"] as const) : []),
  ...(facts.needsCode ? (["factorCode"] as const) : []),
];
