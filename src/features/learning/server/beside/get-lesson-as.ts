import "server-only";
import type { SeenAs } from "@/features/authoring/lesson/rules";
import { type LessonPage, showLessonPage } from "@/features/learning/server/get-lesson-page";
import { AppError } from "@/lib/app-error";
import { type Actor, guest, type Person, type Tier } from "@/policy/actor";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";

/** No person's id, and no enrollment's. */
const nobody = "00000000-0000-0000-0000-000000000000";

const somebody = (tier: Tier): Person => ({
  kind: "person",
  id: nobody,
  sessionId: nobody,
  isSuspicious: false,
  name: "",
  username: "",
  role: "STUDENT",
  tier,
  grantedActions: [],
  isOnATeam: false,
  isWriter: false,
  isVerified: true,
  isSuspended: false,
});

const actors: Record<SeenAs, Actor> = {
  guest,
  registered: somebody("FREE"),
  enrolled: somebody("FREE"),
  premium: somebody("PREMIUM"),
};

/**
 * A lesson as it is in the newest version, the draft where one waits, made for a viewer of this kind by what makes it for
 * students. No one's progress is in it, so it is shown as once its gates are open. @throws AppError NOT_FOUND
 */
export async function getLessonAs(
  deps: Deps,
  course: CourseFacts,
  { lessonId, viewer }: { lessonId: string; viewer: SeenAs },
): Promise<LessonPage> {
  const newest = await deps.db.courseVersion.findFirst({
    where: { courseId: course.id },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (!newest) throw new AppError("NOT_FOUND", "common.not_found");
  const enrollment =
    viewer === "enrolled"
      ? ({ enrollmentId: nobody, versionId: newest.id, status: "ACTIVE", opensEverything: course.isPriced } as const)
      : null;
  const page = await showLessonPage(
    { ...deps, actor: actors[viewer] },
    {
      id: lessonId,
      course: { ...course, teaching: null, enrollment, isInvited: false },
      versionId: newest.id,
      isUngated: true,
    },
  );
  return { ...page, entry: page.entry && onceLive(page.entry) };
}

/** A draft cannot be entered yet; what it will be like once it is live is what its author asks. */
function onceLive(entry: NonNullable<LessonPage["entry"]>): NonNullable<LessonPage["entry"]> {
  const isOnlyADraft = !entry.entry.isOpen && entry.entry.why === "not_live";
  if (!isOnlyADraft) return entry;
  return { ...entry, entry: entry.isPriced ? { isOpen: false, why: "needs_access" } : { isOpen: true } };
}
