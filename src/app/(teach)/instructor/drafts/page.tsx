import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Chip, ChipLink } from "@/components/ui/chip-link";
import { EmptyState } from "@/components/ui/empty-state";
import { WorkHead } from "@/components/work/work-head";
import { sessionDays, sessionStateOf } from "@/features/courses/builder";
import { DraftList } from "@/features/drafting/components/draft-list";
import { StartDraftButton } from "@/features/drafting/components/start-draft-button";
import { SessionList } from "@/features/studio/components/builder/session-list";
import { FilterRow } from "@/features/studio/components/filter-row";
import { NewCourseButton } from "@/features/studio/components/new-course-button";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

const states = { active: "ACTIVE", published: "PUBLISHED", archived: "ARCHIVED" } as const;
type State = keyof typeof states;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.drafts"))("title"), robots: { index: false } };
}

export default async function DraftsPage({ searchParams }: { searchParams: Promise<{ state?: string | string[] }> }) {
  await requireSite("course.create");
  const viewer = await getViewer();
  const api = await serverApi();
  const [sessions, briefs] = await orRefuse(Promise.all([api.studio.builder.sessions(), api.drafting.list()]));
  const asked = (await searchParams).state;
  const state = (Object.keys(states) as State[]).find((name) => name === asked) ?? null;
  const shown = state === null ? sessions : sessions.filter((session) => sessionStateOf(session) === states[state]);
  const t = await getTranslations("studio.drafts");
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <div className="row row--tight">
          <Messages only={["drafting.start"]}>
            <StartDraftButton />
          </Messages>
          {sessions.length > 0 && <NewCourseButton />}
        </div>
      </WorkHead>
      <StudioTabs here="drafts" viewer={viewer} />
      {sessions.length === 0 ? (
        <EmptyState title={t("empty")} action={<NewCourseButton />}>
          {t("emptyWhy")}
        </EmptyState>
      ) : (
        <>
          <FilterRow label={t("filters")}>
            {(Object.keys(states) as State[]).map((name) =>
              name === state ? (
                <ChipLink key={name} href="/instructor/drafts" name={t(name)} />
              ) : (
                <Chip key={name} href={`/instructor/drafts?state=${name}`}>
                  {t(name)}{" "}
                  <span className="num">
                    {sessions.filter((session) => sessionStateOf(session) === states[name]).length}
                  </span>
                </Chip>
              ),
            )}
          </FilterRow>
          {shown.length === 0 ? <EmptyState title={t("emptyHere")} /> : <SessionList sessions={shown} />}
          <p className="asof pbs-4 pbe-12">{t("note", { days: sessionDays })}</p>
        </>
      )}
      <DraftList drafts={briefs} />
    </main>
  );
}
