/** Someone asks to teach, for the first time or again, at this moment (ISO 8601). Ids only. */
export interface InstructorApplied {
  name: "instructor/applied";
  data: { userId: string; appliedAt: string };
}

export type InstructorDecision = "approved" | "rejected" | "suspended" | "lifted";

/** What an admin decided about someone's teaching at this moment (ISO 8601): the person is told. */
export interface InstructorDecided {
  name: "instructor/decided";
  data: { userId: string; decision: InstructorDecision; decidedAt: string };
}
