import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { CheckRow } from "@/components/form/check-row";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Sheet, SheetSection, SheetTitle } from "@/components/sheet/sheet";
import { Ledge } from "@/components/ui/ledge";
import { ChangeList } from "@/features/courses/components/change-list";
import { MendList } from "@/features/courses/components/mend-list";
import { PublishChecks } from "@/features/courses/components/publish-checks";
import { PublishForm } from "@/features/courses/components/publish-form";
import { isBlocking } from "@/features/courses/rules";
import { MoveEffects } from "@/features/learning/components/moves/move-effects";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.course"))("publish"), robots: { index: false } };
}

/** A sheet to sign: what changes, what it means for students, what was checked, and the button. */
export default async function PublishPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  if (!course.rights.publish) forbidden();
  const isDone = course.state === "LIVE" && course.draft === null;
  if (course.state === "ARCHIVED" || isDone) redirect(`/instructor/courses/${courseId}`);
  const [t, sheet, missing, content, changes] = await Promise.all([
    getTranslations("courses.publish"),
    getTranslations("versions.sheet"),
    orRefuse(api.courses.gaps({ courseId })),
    orRefuse(api.courses.versions.contentChecks({ courseId })),
    orRefuse(api.courses.draftChanges({ courseId })),
  ]);
  const { draft, newest, title } = course;
  const gaps = [...(missing ?? []), ...content.gaps];
  // A version that was published once goes back as it is, whatever would block it as a draft.
  const blocking = draft ? gaps.filter(isBlocking) : [];
  const isBlocked = blocking.length > 0;
  const number = newest.number;
  const heading = isBlocked
    ? t("blockedTitle", { count: blocking.length, number })
    : draft
      ? t("title", { number })
      : t("again");
  const since = changes && {
    title,
    count: changes.changes.length,
    number: changes.live.number,
    blocking: blocking.length,
    date: () => changes.live.publishedAt && <LocalTime at={changes.live.publishedAt} shape="date" />,
  };
  return (
    <main id="main" className="wrap wrap--wide">
      <Sheet>
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-end gap-8 max-[48rem]:grid-cols-[minmax(0,1fr)]">
          <div>
            <SheetTitle
              crumb={{ href: `/instructor/courses/${courseId}`, name: t("crumb") }}
              title={heading}
              lead={since ? sheet.rich("lead", since) : t(isBlocked ? "blockedLead" : "clear", { title })}
            />
          </div>
          <Cover className="max-[48rem]:hidden" seed={course.slug} category={course.coverCategory} eager />
        </div>
        <Ledge />
        {isBlocked && (
          <SheetSection id="mend" title={t("mend")}>
            <MendList gaps={blocking} courseId={courseId} />
          </SheetSection>
        )}
        {changes && <Changes courseId={courseId} beforeId={changes.live.versionId} afterId={changes.draft.versionId} />}
        <div className="grid grid-cols-2 gap-x-12 gap-y-8 max-[48rem]:grid-cols-1 [&>section+section]:mbs-0 [section+&]:mbs-8">
          <SheetSection id="learners" title={t("learners")}>
            {draft ? (
              <Learners courseId={courseId} versionId={changes?.draft.versionId ?? null} number={number} />
            ) : (
              <p className="muted">{sheet("sameVersion", { number })}</p>
            )}
          </SheetSection>
          <SheetSection id="checked" title={t("checked")}>
            <Messages only={["versions.sheet", "editor.errors"]}>
              <PublishChecks
                courseId={courseId}
                gaps={gaps}
                blocking={blocking}
                links={content.links}
                outcomes={newest.outcomes}
                mayEdit={course.rights.edit}
              />
            </Messages>
          </SheetSection>
        </div>
        <Messages only={["courses.publish", "editor.errors", "versions.sheet"]}>
          <PublishForm
            courseId={courseId}
            slug={course.slug}
            versionNumber={number}
            revision={draft?.revision}
            isBlocked={isBlocked}
            maySchedule={course.state !== "LIVE"}
            stays={changes?.live.number ?? null}
          />
        </Messages>
      </Sheet>
    </main>
  );
}

async function Changes({ courseId, beforeId, afterId }: { courseId: string; beforeId: string; afterId: string }) {
  const words = await getTranslations("versions.changes");
  const compared = await orRefuse((await serverApi()).courses.versions.compare({ courseId, beforeId, afterId }));
  return (
    <SheetSection id="changes" title={words("title")}>
      <ChangeList changes={compared.changes} diffs={compared.diffs} />
    </SheetSection>
  );
}

/** Who would move and what it means to them; no one does unless that is chosen here. */
async function Learners({
  courseId,
  versionId,
  number,
}: {
  courseId: string;
  versionId: string | null;
  number: number;
}) {
  const sheet = await getTranslations("versions.sheet");
  if (!versionId) return <p className="muted">{sheet("noLearners")}</p>;
  const api = await serverApi();
  const preview = await orRefuse(api.learning.movePreview({ courseId, toVersionId: versionId }));
  const unfinished = preview.groups.some(({ group }) => group !== "finished");
  return (
    <>
      <MoveEffects preview={preview} />
      {unfinished && (
        // Once published, there is nothing to choose: what was chosen is said at the end of the sheet.
        <fieldset className="mbs-4 [main:not(:has(#publish))_&]:hidden">
          <legend className="label">{sheet("who", { number })}</legend>
          <CheckRow type="radio" name="move" form="publish" value="nobody" defaultChecked label={sheet("nobody")} />
          <CheckRow type="radio" name="move" form="publish" value="unfinished" label={sheet("everyone")} />
        </fieldset>
      )}
    </>
  );
}
