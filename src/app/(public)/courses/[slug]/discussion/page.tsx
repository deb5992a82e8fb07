import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { CourseOpening } from "@/features/catalog/components/course-opening";
import { CourseTalk } from "@/features/discussion/components/course-talk";
import { MutedPeople } from "@/features/discussion/components/muted-people";
import { ThreadFilters } from "@/features/discussion/components/thread-filters";
import type { CourseTalk as CourseTalkData } from "@/features/discussion/server/list-threads";
import { threadFilterIn, threadsAddress } from "@/features/discussion/thread-filter";
import { ReportedNotes } from "@/features/notebook/components/reported-notes";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

interface Asked {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async ({ params, searchParams }: Asked) => {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const asked = threadFilterIn(query);
  return { asked, talk: await orRefuse((await serverApi()).discussion.course({ slug, ...asked })) };
});

export async function generateMetadata(page: Asked): Promise<Metadata> {
  const t = await getTranslations("discussion.page");
  const { talk } = await load(page);
  return { title: t("titleOf", { course: talk.course.title }), robots: { index: false } };
}

export default async function DiscussionPage(page: Asked) {
  const { talk, asked } = await load(page);
  const t = await getTranslations("discussion.page");
  const { course, reader, total } = talk;
  return (
    <main id="main" className="wrap">
      <CourseOpening course={course} title={t("title")}>
        {t(asked.thread ? "oneThread" : "lead")}
      </CourseOpening>
      {asked.thread ? (
        <p className="my-4">
          <Link href={threadsAddress(course.slug)}>{t("backToAll")}</Link>
        </p>
      ) : (
        <>
          <ThreadFilters talk={talk} asked={asked} />
          <p className="caption" role="status">
            {t("found", { count: total })}
          </p>
        </>
      )}
      <Messages
        only={["discussion.talk", "discussion.write", ...(reader.isModerator ? (["discussion.team"] as const) : [])]}
      >
        <CourseTalk talk={talk} asked={asked} />
      </Messages>
      <Pagination
        page={talk.page}
        last={talk.lastPage}
        hrefOf={(to) => threadsAddress(course.slug, { ...asked, page: to })}
      />
      {reader.isModerator && asked.show === "reported" && (
        <>
          <Notes talk={talk} />
          <Muted courseId={course.id} />
        </>
      )}
    </main>
  );
}

async function Notes({ talk: { course, lessons } }: { talk: CourseTalkData }) {
  const notes = await orRefuse((await serverApi()).notebook.reportedNotes({ courseId: course.id }));
  return (
    <Messages only={["notebook.team", "notebook.lesson.report"]}>
      <ReportedNotes course={course} lessons={lessons} notes={notes} />
    </Messages>
  );
}

async function Muted({ courseId }: { courseId: string }) {
  const people = await orRefuse((await serverApi()).discussion.muted({ courseId }));
  if (people.length === 0) return null;
  return (
    <Messages only={["discussion.team"]}>
      <MutedPeople courseId={courseId} people={people} />
    </Messages>
  );
}
