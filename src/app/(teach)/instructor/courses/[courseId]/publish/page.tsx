import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { CheckRow } from "@/components/form/check-row";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Ledge } from "@/components/ui/ledge";
import { ChangeList } from "@/features/courses/components/change-list";
import { MendList } from "@/features/courses/components/mend-list";
import { PublishChecks } from "@/features/courses/components/publish-checks";
import { PublishForm } from "@/features/courses/components/publish-form";
import { isBlocking } from "@/features/courses/rules";
import { MoveEffects } from "@/features/learning/components/move-effects";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/publish.css";

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
      <div className="sheet">
        <div className="sheet__head">
          <div>
            <p className="crumb">
              <Link href={`/instructor/courses/${courseId}`}>{t("crumb")}</Link>
            </p>
            <h1>{heading}</h1>
            <p className="lead">
              {since ? sheet.rich("lead", since) : t(isBlocked ? "blockedLead" : "clear", { title })}
            </p>
          </div>
          <Cover seed={course.slug} category={course.coverCategory} eager />
        </div>
        <Ledge />
        {isBlocked && (
          <section aria-labelledby="mend">
            <h2 id="mend">{t("mend")}</h2>
            <MendList gaps={blocking} courseId={courseId} />
          </section>
        )}
        {changes && <Changes courseId={courseId} beforeId={changes.live.versionId} afterId={changes.draft.versionId} />}
        <div className="sheet__two">
          <section aria-labelledby="learners">
            <h2 id="learners">{t("learners")}</h2>
            {draft ? (
              <Learners courseId={courseId} versionId={changes?.draft.versionId ?? null} number={number} />
            ) : (
              <p className="muted">{sheet("sameVersion", { number })}</p>
            )}
          </section>
          <section aria-labelledby="checked">
            <h2 id="checked">{t("checked")}</h2>
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
          </section>
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
      </div>
    </main>
  );
}

async function Changes({ courseId, beforeId, afterId }: { courseId: string; beforeId: string; afterId: string }) {
  const words = await getTranslations("versions.changes");
  const compared = await orRefuse((await serverApi()).courses.versions.compare({ courseId, beforeId, afterId }));
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words("title")}</h2>
      <ChangeList changes={compared.changes} diffs={compared.diffs} />
    </section>
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
        <fieldset className="sheet__choice">
          <legend className="label">{sheet("who", { number })}</legend>
          <CheckRow type="radio" name="move" form="publish" value="nobody" defaultChecked label={sheet("nobody")} />
          <CheckRow type="radio" name="move" form="publish" value="unfinished" label={sheet("everyone")} />
        </fieldset>
      )}
    </>
  );
}
