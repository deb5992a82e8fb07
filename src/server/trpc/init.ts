import "server-only";
import { getTRPCErrorFromUnknown, initTRPC, TRPCError, type TRPCProcedureType } from "@trpc/server";
import { z } from "zod";
import { reasonSentence } from "@/i18n/reason-sentence";
import { AppError, type ErrorCode, type ErrorFacts, errorStatus, isAppError, type Reason } from "@/lib/app-error";
import { holdsFormer, withFormerWords } from "@/lib/former-member";
import { type Action, isOpenAction, type OpenAction } from "@/policy/actions";
import { type Actor, isImpersonated, isPerson, type Person } from "@/policy/actor";
import { type AttemptAction, attemptRules } from "@/policy/attempt";
import { type CertificateAction, certificateRules } from "@/policy/certificate";
import { type CourseAction, courseRules } from "@/policy/course";
import { type LessonAction, lessonRules } from "@/policy/lesson";
import { type PreviewAction, previewRules } from "@/policy/preview";
import { judge, type Verdict } from "@/policy/rule";
import { addsFactorFirst } from "@/policy/second-factor";
import { type SiteAction, siteRules } from "@/policy/site";
import { logger } from "@/server/log/logger";
import type { Deps } from "./context";
import { loadAttemptFacts, loadCertificateFacts, loadCourseFacts, loadLessonFacts, loadPreviewLink } from "./facts";
import { formerWords } from "./former-words";
import { findUnstorable, UnstorableText } from "./unstorable-text";

export interface ProcedureMeta {
  action: Action;
}

const trpcCode = {
  SIGN_IN_REQUIRED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  RULE_BROKEN: "UNPROCESSABLE_CONTENT",
  QUOTA_EXCEEDED: "TOO_MANY_REQUESTS",
  UPSTREAM_FAILED: "BAD_GATEWAY",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

/** Why a call failed, as the client is told. */
function refusalOf({ code, cause }: TRPCError): { reason: Reason; facts: ErrorFacts } {
  if (isAppError(cause)) return { reason: cause.reason, facts: cause.facts };
  if (cause instanceof UnstorableText) return { reason: "common.unstorable_text", facts: { path: cause.path } };
  const issues =
    cause instanceof z.ZodError ? cause.issues.map(({ path, code: kind }) => ({ path, code: kind })) : null;
  const isUnreadable = code === "BAD_REQUEST" || code === "PARSE_ERROR";
  return { reason: isUnreadable ? "common.bad_input" : "common.unexpected", facts: issues ? { issues } : {} };
}

/** A failed call with what its caller reads. */
class ToldError extends TRPCError {
  constructor(
    of: Pick<TRPCError, "code" | "message" | "cause">,
    readonly sentence: string,
  ) {
    super(of);
  }
}

/** All that the caller of a failed call is told. The sentence is null where the call never came to a procedure. */
export const toldOf = (error: TRPCError) => ({
  ...refusalOf(error),
  sentence: error instanceof ToldError ? error.sentence : null,
});

const t = initTRPC
  .context<Deps>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      return {
        message: isAppError(error.cause) ? error.cause.reason : shape.message,
        code: shape.code,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          ...toldOf(error),
          requestId: ctx?.requestId ?? null,
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/**
 * Turns our expected errors into tRPC's and every bug into one neutral sentence, logged with the request's id. Each takes
 * its sentence along, so that there is none which only some pages could show.
 */
async function tellError(error: TRPCError, { locale, requestId }: Deps, path: string): Promise<ToldError> {
  const { code, cause } = error;
  const sentence = await reasonSentence(refusalOf(error), locale);
  if (isAppError(cause)) return new ToldError({ code: trpcCode[cause.code], message: cause.reason, cause }, sentence);
  if (code !== "INTERNAL_SERVER_ERROR") return new ToldError(error, sentence);
  logger.error({ requestId, path, err: cause ?? error }, "a procedure failed");
  return new ToldError({ code, message: "common.unexpected", cause: undefined }, sentence);
}

/** What an admin who acts as someone may send all the same. */
const opensWhileImpersonating: ReadonlySet<Action> = new Set<Action>(["account.leave"]);

/** An admin who acts as someone reads what they read: no progress, no answer and no word is written in another's name. */
function refuseImpersonated({ actor }: Deps, type: TRPCProcedureType, meta: ProcedureMeta | undefined): void {
  if (type === "mutation" && isImpersonated(actor) && !(meta && opensWhileImpersonating.has(meta.action)))
    throw new AppError("FORBIDDEN", "common.viewing_as");
}

/**
 * A page that is still open when somebody else signs in on its device neither writes nor reads in the next person's name: what
 * was typed there waits for its owner.
 */
function refuseOtherPerson({ actor, pagePerson }: Deps): void {
  if (!pagePerson || !isPerson(actor)) return;
  if (pagePerson !== actor.id && pagePerson !== actor.impersonator?.id)
    throw new AppError("SIGN_IN_REQUIRED", "common.other_person");
}

/** Before anything is looked up with it: Postgres refuses a text with NUL wherever it is, as if it were our mistake. */
function refuseUnstorable(input: unknown): void {
  const path = findUnstorable(input);
  if (path) throw new TRPCError({ code: "BAD_REQUEST", cause: new UnstorableText(path) });
}

/**
 * Around every procedure. A call is counted before anything is looked up for it, and whether or not it is allowed. In answers,
 * and only there, are words in place of a name that was deleted: stored is none, so each reads their language. One middleware
 * and not several: each costs as much as a look into a small table.
 */
const bridge = t.middleware(async ({ ctx, path, type, meta, getRawInput, next }) => {
  let error: TRPCError;
  try {
    await ctx.limits?.takeCall({ path, type }, ctx);
    refuseOtherPerson(ctx);
    refuseImpersonated(ctx, type, meta);
    refuseUnstorable(await getRawInput());
    const result = await next();
    if (result.ok && !holdsFormer(result.data)) return result;
    if (result.ok) return { ...result, data: withFormerWords(result.data, await formerWords(ctx.locale)) };
    error = result.error;
  } catch (cause) {
    error = getTRPCErrorFromUnknown(cause);
  }
  throw await tellError(error, ctx, path);
});

const bridged = t.procedure.use(bridge);

/**
 * Who asks, as far as the action tells. A person's action hands on the person, who is then the `actor` of the use case too, so that
 * it takes PersonDeps and looks at no kind of actor.
 */
type Admitted<A extends Action> = A extends OpenAction ? { actor: Actor } : { actor: Person; person: Person };

/** @throws AppError where the verdict is another than "allowed", or what follows is for people alone and none asks. */
function admit<A extends Action>(
  { actor, noteAdmitted }: Pick<Deps, "actor" | "noteAdmitted">,
  verdict: Verdict,
  action: A,
): Admitted<A> {
  if (verdict === "hidden") throw new AppError("NOT_FOUND", "common.not_found");
  if (verdict === "sign-in") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  if (verdict === "verify-first") throw new AppError("FORBIDDEN", "accounts.verify_first", { action });
  if (verdict === "forbidden") throw new AppError("FORBIDDEN", "common.forbidden", { action });
  if (addsFactorFirst(actor, action)) throw new AppError("FORBIDDEN", "accounts.factor_first");
  // Rules allow the site itself everything. What a person does in their own name it does not do all the same.
  if (!isOpenAction(action) && !isPerson(actor)) throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  noteAdmitted?.(action);
  // The types follow the same list, which TypeScript cannot see of an action that it does not know yet.
  return (isOpenAction(action) ? { actor } : { actor, person: actor }) as Admitted<A>;
}

/** A procedure whose right concerns no single thing. */
export const onSite = <A extends SiteAction>(action: A) =>
  bridged.meta({ action }).use(({ ctx, next }) => {
    const verdict = judge(ctx.actor, {}, () => true, siteRules[action]);
    return next({ ctx: admit(ctx, verdict, action) });
  });

export const CourseRef = z.union([z.object({ courseId: z.uuid() }), z.object({ slug: z.string().min(1).max(200) })]);

/** A procedure on one course, named by `courseId` or `slug`. Adds `ctx.course`. */
export const onCourse = <A extends CourseAction>(action: A) =>
  bridged
    .meta({ action })
    .input(CourseRef)
    .use(async ({ ctx, input, next }) => {
      const course = await loadCourseFacts(ctx, input);
      const verdict = judge(ctx.actor, course, courseRules["course.read"], courseRules[action]);
      return next({ ctx: { ...admit(ctx, verdict, action), course } });
    });

export const LessonRef = z.object({ slug: z.string().min(1).max(200), lessonId: z.uuid() });

/** A procedure on one lesson, named as in its address. Adds `ctx.lesson` (with `ctx.lesson.course`). */
export const onLesson = <A extends LessonAction>(action: A) =>
  bridged
    .meta({ action })
    .input(LessonRef)
    .use(async ({ ctx, input, next }) => {
      const lesson = await loadLessonFacts(ctx, input);
      const verdict = judge(ctx.actor, lesson, lessonRules["lesson.read"], lessonRules[action]);
      return next({ ctx: { ...admit(ctx, verdict, action), lesson } });
    });

/** A procedure on one attempt. Adds `ctx.attempt`. */
export const onAttempt = <A extends AttemptAction>(action: A) =>
  bridged
    .meta({ action })
    .input(z.object({ attemptId: z.uuid() }))
    .use(async ({ ctx, input, next }) => {
      if (ctx.actor.kind === "guest") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
      const attempt = await loadAttemptFacts(ctx, input.attemptId);
      const verdict = judge(ctx.actor, attempt, attemptRules["attempt.read"], attemptRules[action]);
      return next({ ctx: { ...admit(ctx, verdict, action), attempt } });
    });

/** A procedure on one certificate, named by its number. Adds `ctx.certificate`. */
export const onCertificate = <A extends CertificateAction>(action: A) =>
  bridged
    .meta({ action })
    .input(z.object({ number: z.string().min(1).max(200) }))
    .use(async ({ ctx, input, next }) => {
      const certificate = await loadCertificateFacts(ctx, input.number);
      const verdict = judge(ctx.actor, certificate, certificateRules["certificate.exists"], certificateRules[action]);
      return next({ ctx: { ...admit(ctx, verdict, action), certificate } });
    });

/**
 * A procedure on a draft, named by the token of a preview link. Adds `ctx.preview`. A link that has died says whom to ask,
 * which is all that its holder may still know.
 */
export const onPreview = (action: PreviewAction) =>
  bridged
    .meta({ action })
    .input(z.object({ token: z.string().min(20).max(200) }))
    .use(async ({ ctx, input, next }) => {
      const preview = await loadPreviewLink(ctx, input.token);
      if (!previewRules[action](ctx.actor, preview))
        throw new AppError("NOT_FOUND", "learning.preview_ended", { askWhom: preview.askWhom });
      ctx.noteAdmitted?.(action);
      return next({ ctx: { preview } });
    });

/** HTTP status of an expected failure, for route handlers that are not tRPC. */
export const statusOf = (error: AppError): number => errorStatus[error.code];
