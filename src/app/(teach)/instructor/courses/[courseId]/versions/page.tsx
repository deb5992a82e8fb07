import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { StudioHead } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ChangeList } from "@/features/courses/components/change-list";
import { CourseHeader } from "@/features/courses/components/course-header";
import { DiscardButton } from "@/features/courses/components/discard-button";
import { ModuleReleases } from "@/features/courses/components/module-releases";
import { MoveState } from "@/features/courses/components/move-state";
import { VersionList } from "@/features/courses/components/version-list";
import type { DraftChanges } from "@/features/courses/server/versions/list-draft-changes";
import type { CourseVersions } from "@/features/courses/server/versions/version-queries";
import { ModuleEffects } from "@/features/learning/components/moves/module-effects";
import { studioTitleClass } from "@/features/studio/components/studio-page";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ before?: string; after?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("versions.page"))("title"), robots: { index: false } };
}

/** The history of a course: what each version changed, who is on it, and the ways back and forward. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const [t, { versions, move }, changes] = await Promise.all([
    getTranslations("versions.page"),
    orRefuse(api.courses.versions.list({ courseId })),
    orRefuse(api.courses.draftChanges({ courseId })),
  ]);
  const live = versions.find(({ isLive }) => isLive);
  const isElsewhere = versions.some(({ isLive, learners }) => !isLive && learners > 0);
  const hasChanges = changes !== null && changes.changes.length > 0;
  return (
    <>
      <CourseHeader course={course} here="versions" />
      <main id="main" className="wrap wrap--wide pbs-6 pbe-10 [&>section]:mbs-8">
        <StudioHead>
          <h1 className={`mbe-2 ${studioTitleClass}`}>{t("title")}</h1>
          <div className="row row--tight">
            {course.rights.edit && hasChanges && (
              <Messages only={["versions.page", "editor.errors"]}>
                <DiscardButton courseId={courseId} revision={changes.draft.revision} count={changes.changes.length} />
              </Messages>
            )}
            {course.rights.publish && live && isElsewhere && (
              <ButtonLink href={`/instructor/courses/${courseId}/versions/move`}>
                {t("moveAll", { number: live.number })}
              </ButtonLink>
            )}
          </div>
        </StudioHead>
        {move && (
          <Messages only={["versions.move"]}>
            <MoveState courseId={courseId} move={move} mayStop={course.rights.publish} />
          </Messages>
        )}
        {versions.some(({ publishedAt }) => publishedAt !== null) ? (
          <Messages only={["versions.page", "editor.errors"]}>
            <VersionList
              courseId={courseId}
              versions={versions}
              draftRevision={hasChanges ? changes.draft.revision : null}
              may={course.rights}
            />
          </Messages>
        ) : (
          <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>
        )}
        {course.rights.publish && course.state === "LIVE" && hasChanges && (
          <Releases courseId={courseId} changes={changes} />
        )}
        <Compared courseId={courseId} versions={versions} wanted={await searchParams} />
      </main>
    </>
  );
}

/** The modules in which something waits to be published. */
async function Releases({ courseId, changes }: { courseId: string; changes: DraftChanges }) {
  const [release, modules] = await Promise.all([
    getTranslations("versions.release"),
    serverApi().then((api) => orRefuse(api.authoring.outline.get({ courseId }))),
  ]);
  const removed = changes.changes.filter(({ kind, of }) => kind === "removed" && of === "lesson");
  const isChanged = (module: (typeof modules)[number], index: number) =>
    changes.marks[module.id] !== undefined ||
    module.releaseAt !== null ||
    module.lessons.some(({ id }) => changes.marks[id] !== undefined) ||
    removed.some(({ place }) => place.startsWith(`${index + 1}.`));
  const changed = modules.flatMap((module, index) => {
    const { id, title, releaseAt } = module;
    const effects = <ModuleEffects key={id} courseId={courseId} moduleId={id} />;
    return isChanged(module, index) ? [{ id, title, releaseAt, effects, number: index + 1 }] : [];
  });
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="releases">
      <h2 className="mbe-2" id="releases">
        {release("title")}
      </h2>
      <p className="muted">{release("why")}</p>
      <Messages only={["versions.release", "versions.sheet", "versions.move", "editor.errors"]}>
        <ModuleReleases courseId={courseId} modules={changed} />
      </Messages>
    </section>
  );
}

interface ComparedProps {
  courseId: string;
  versions: CourseVersions["versions"];
  wanted: { before?: string; after?: string };
}

/** Any two of them beside each other, chosen by a form that is an address. */
async function Compared({ courseId, versions, wanted }: ComparedProps) {
  const t = await getTranslations("versions.page");
  const [newest, second] = versions;
  if (!newest || !second) return null;
  const isKnown = (id: string | undefined): id is string => versions.some((version) => version.id === id);
  const before = isKnown(wanted.before) ? wanted.before : second.id;
  const after = isKnown(wanted.after) ? wanted.after : newest.id;
  const isAsked = isKnown(wanted.before) && isKnown(wanted.after);
  const compared = isAsked
    ? await orRefuse((await serverApi()).courses.versions.compare({ courseId, beforeId: before, afterId: after }))
    : null;
  const format = await getFormatter();
  const nameOf = ({ number, isDiscarded, publishedAt }: (typeof versions)[number]) =>
    isDiscarded && publishedAt
      ? t("discardedOf", {
          date: format.dateTime(publishedAt, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
        })
      : t("number", { number });
  const choices = versions.map((version) => ({ value: version.id, label: nameOf(version) }));
  const nameById = (id: string) => choices.find(({ value }) => value === id)?.label ?? "";
  return (
    <section aria-labelledby="compared">
      <h2 className="mbe-2" id="compared">
        {compared
          ? compared.before.discardedAt || compared.after.discardedAt
            ? t("comparedNamed", { before: nameById(before), after: nameById(after) })
            : t("compared", { before: compared.before.number, after: compared.after.number })
          : t("compare")}
      </h2>
      <form className="flex flex-wrap items-end gap-4" action="#compared">
        <SelectField label={t("before")} name="before" defaultValue={before} choices={choices} />
        <SelectField label={t("after")} name="after" defaultValue={after} choices={choices} />
        <Button type="submit">{t("compare")}</Button>
      </form>
      {compared && (
        <>
          {compared.after.publishedAt && (
            <p className="caption">
              <LocalTime at={compared.after.publishedAt} />
            </p>
          )}
          <ChangeList changes={compared.changes} diffs={compared.diffs} />
        </>
      )}
    </section>
  );
}
