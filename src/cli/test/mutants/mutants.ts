// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of code that hold templates

/** One guard broken on purpose. `npm run test:mutants` breaks each in turn; the named tests must then fail. */
export interface Mutant {
  /** What no one holds anymore. */
  guard: string;
  file: string;
  /** Is exactly once in the file. */
  from: string;
  to: string;
  /** Parts of the paths of the test files that hold it. */
  tests: readonly string[];
}

export const mutants: readonly Mutant[] = [
  {
    guard: "only the lead and whoever was given the right publishes a course",
    file: "src/policy/course.ts",
    from: "(isLead(course) || course.teaching?.canPublish === true)",
    to: "(isLead(course) || course.teaching !== null)",
    tests: ["src/testing/policy/matrix.test.ts"],
  },
  {
    guard: "who may not know of a thing is told that there is none",
    file: "src/policy/rule.ts",
    from: 'if (!visible(actor, facts)) return "hidden";',
    to: "",
    tests: ["src/testing/policy/matrix.test.ts"],
  },
  {
    guard: "a suspended instructor makes no course",
    file: "src/policy/site.ts",
    from: "mayTeach(actor) && isVerified(actor) && !isSuspended(actor)",
    to: "mayTeach(actor) && isVerified(actor)",
    tests: ["src/features/instructors"],
  },
  {
    guard: "an unproved address reviews nothing",
    file: "src/policy/course.ts",
    from: "isVerified(actor) && isStudying(course) && course.teaching === null",
    to: "isPerson(actor) && isStudying(course) && course.teaching === null",
    tests: ["src/testing/policy", "src/features/reviews"],
  },
  {
    guard: "keys stay closed while an attempt is open",
    file: "src/features/assessment/review-policy.ts",
    from: '!isAnyOpen && isShown(rules, "answers"',
    to: 'isShown(rules, "answers"',
    tests: ["src/features/assessment"],
  },
  {
    guard: "keys stay closed until the quiz is passed or no attempt is left",
    file: "src/features/assessment/review-policy.ts",
    from: 'isPassed || left === 0 ? "done" : "attempt"',
    to: '"done"',
    tests: ["src/features/assessment"],
  },
  {
    guard: "no answer counts after the deadline and its grace",
    file: "src/features/assessment/server/save-answer.ts",
    from: "(a.deadline_at IS NULL OR a.deadline_at >= asked.at - make_interval(secs => ${GRACE_SECONDS}))",
    to: "(a.deadline_at IS NULL OR make_interval(secs => ${GRACE_SECONDS}) IS NOT NULL)",
    tests: ["src/features/assessment/server/attempts.db.test.ts"],
  },
  {
    guard: "an answer that was overtaken does not write over the newer one",
    file: "src/features/assessment/server/save-answer.ts",
    from: "WHERE stored.revision < excluded.revision",
    to: "",
    tests: ["src/features/assessment/server/attempts.db.test.ts"],
  },
  {
    guard: "an answer that was checked is final",
    file: "src/features/assessment/server/save-answer.ts",
    from: "(stored.checked_at IS NULL OR (stored.selected_answers",
    to: "(stored.revision IS NOT NULL OR (stored.selected_answers",
    tests: ["src/features/assessment/server/check-answer.db.test.ts"],
  },
  {
    guard: "no other answer is checked than the student saw",
    file: "src/features/assessment/server/check-answer.ts",
    from: "AND g.revision = ${revision} AND g.checked_at IS NULL",
    to: "AND g.revision <= 2147483647 AND g.checked_at IS NULL",
    tests: ["src/features/assessment/server/check-answer.db.test.ts"],
  },
  {
    guard: "of two graders at once, the second writes nothing over what the first gave",
    file: "src/features/grading/server/store-grade.ts",
    from: "if ((latest?.number ?? 0) === replaces) return;",
    to: "if (replaces >= 0) return;",
    tests: ["src/features/grading"],
  },
  {
    guard: "an attempt has no result while an answer waits for a person",
    file: "src/features/assessment/marking.ts",
    from: "if (earned.includes(null)) return null;",
    to: "",
    tests: ["src/features/grading", "src/features/questions"],
  },
  {
    guard: "a premium lesson opens to a premium tier alone",
    file: "src/features/learning/rules.ts",
    from: 'viewer.tier === "PREMIUM" ||',
    to: 'viewer.tier !== "FREE" ||',
    tests: ["src/features/learning", "src/features/subscriptions"],
  },
  {
    guard: "the course is locked while its last place is given away",
    file: "src/features/enrollment/server/students/course-lock.ts",
    from: "await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;",
    to: "",
    tests: ["src/features/enrollment"],
  },
  {
    guard: "a private note is nobody else's",
    file: "src/features/notebook/server/get-lesson-notes.ts",
    from: "...inCourse, userId: { not: userId }",
    to: "userId: { not: userId }",
    tests: ["src/features/notebook"],
  },
  {
    guard: "a note that the team hid is hidden",
    file: "src/features/notebook/server/get-lesson-notes.ts",
    from: "isPrivate: false, hiddenAt: null, deletedAt: null",
    to: "isPrivate: false, deletedAt: null",
    tests: ["src/features/notebook"],
  },
  {
    guard: "an event that an Inngest server lost is handed over again",
    file: "src/server/inngest/runner/watch-events.ts",
    from: 'return isSilent ? "lost" : "under way";',
    to: 'return "under way";',
    tests: ["src/server/inngest/runner/watch-events"],
  },
  {
    guard: "who sees the site as somebody reads none of their private notes",
    file: "src/features/notebook/server/get-lesson-notes.ts",
    from: "...(isImpersonated(deps.actor) && inCourse)",
    to: "",
    tests: ["src/features/users"],
  },
  {
    guard: "a link to a new password is good once",
    file: "src/features/accounts/server/reset-password.ts",
    from: "where: { id: reset.id, usedAt: null },",
    to: "where: { id: reset.id },",
    tests: ["src/features/accounts", "src/features/mail"],
  },
  {
    guard: "a new password ends every sign-in",
    file: "src/features/accounts/server/reset-password.ts",
    from: "await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });",
    to: "",
    tests: ["src/features/accounts", "src/features/mail"],
  },
  {
    guard: "a code of the second factor is good once",
    file: "src/features/accounts/server/second-factor/use-code.ts",
    from: "lastUsedStep: { lt: step }",
    to: "lastUsedStep: { lte: step }",
    tests: ["src/features/accounts/server/second-factor"],
  },
  {
    guard: "a lock holds back whoever guesses",
    file: "src/features/accounts/server/security/take-try.ts",
    from: "const isLocked = isGuess && deviceMark === null && heldUntil !== null && heldUntil > at;",
    to: "const isLocked = false;",
    tests: ["src/features/accounts/server/security"],
  },
  {
    guard: "a passkey of somebody else is no second factor",
    file: "src/features/accounts/server/passkeys/enter-with-passkey.ts",
    from: "if (waiting && waiting.userId !== person.id) throw wrong();",
    to: "",
    tests: ["src/features/accounts/server/passkeys"],
  },
  {
    guard: "what a device is asked is answered once",
    file: "src/features/accounts/server/passkeys/challenge.ts",
    from: 'throw isAppError(error) ? new AppError("RULE_BROKEN", "accounts.passkey_over") : error;',
    to: "if (!isAppError(error)) throw error;",
    tests: ["src/features/accounts/server/passkeys"],
  },
  {
    guard: "a session that was ended is nobody's",
    file: "src/server/auth/load-actor.ts",
    from: 'WHERE s."ended_at" IS NULL AND s."expires_at" > asked.at AND s."idle_expires_at"',
    to: 'WHERE s."expires_at" > asked.at AND s."idle_expires_at"',
    tests: ["src/server/auth/load-actor.db.test.ts"],
  },
  {
    guard: "one goes on to a path of this site alone after signing in",
    file: "src/features/accounts/rules.ts",
    from: 'next.startsWith("//") || ',
    to: "",
    tests: ["src/features/accounts/rules.test.ts"],
  },
  {
    guard: "another site changes nothing in a visitor's name",
    file: "src/server/web/request-origin.ts",
    from: "return new URL(origin).host !== host;",
    to: "return false;",
    tests: ["src/server/web/requests.test.ts", "src/testing/policy/forged-requests.test.ts"],
  },
  {
    guard: "an author's link leads nowhere into our own network",
    file: "src/server/storage/public-address.ts",
    from: 'isGiven && parsed.range() === "unicast"',
    to: 'parsed.range() !== "loopback"',
    tests: ["src/server/storage/fetch-remote.test.ts"],
  },
  {
    guard: "what a browser could run is only ever a download",
    file: "src/server/storage/serving-rules.ts",
    from: 'const disposition = isShown ? file.disposition : "attachment";',
    to: "const disposition = file.disposition;",
    tests: ["src/server/storage"],
  },
  {
    guard: "a preview link that ran out shows nothing",
    file: "src/server/trpc/facts.ts",
    from: 'AND c."preview_expires_at" > ${now()} AND',
    to: "AND ${now()}::timestamptz IS NOT NULL AND",
    tests: ["src/features/learning/server/preview"],
  },
  {
    guard: "a packed course takes room before its first byte is stored",
    file: "src/features/interchange/server/receive-course-file.ts",
    from: "    await reserveBytes(tx, ownerId, reserved);\n",
    to: "",
    tests: ["receive-course-file.db.test.ts"],
  },
  {
    guard: "a text that repeats itself beyond measure is not made into a page",
    file: "src/features/media/server/content/parse-content.ts",
    from: "  assertBounded(tree);\n",
    to: "",
    tests: ["content-thread.test.ts"],
  },
];
