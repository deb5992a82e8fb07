import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { ListEnd } from "@/components/work/queue";
import { WorkHead } from "@/components/work/work-head";
import { InstructorList } from "@/features/instructors/components/instructor-list";
import { type InstructorQueue, instructorQueues, promisedDays, queuePageSize } from "@/features/instructors/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ queue?: string; page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("instructors.admin"))("title"), robots: { index: false } };
}

const hrefOf = (queue: InstructorQueue, page = 1) =>
  `/admin/instructors?queue=${queue}${page > 1 ? `&page=${page}` : ""}`;

/** Who asks to teach, who teaches, and who may not for now. */
export default async function InstructorsAdminPage({ searchParams }: Props) {
  await requireSite("instructor.decide");
  const asked = await searchParams;
  const name = instructorQueues.find((queue) => queue === asked.queue) ?? "waiting";
  const page = /^[1-9]\d{0,4}$/.test(asked.page ?? "") ? Number(asked.page) : 1;
  const found = await orRefuse((await serverApi()).instructors.queue({ queue: name, page }));
  const t = await getTranslations("instructors.admin");
  const from = (found.page - 1) * queuePageSize + 1;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">{t("promise", { days: promisedDays })}</p>
      </WorkHead>
      <Tabs
        label={t("queues")}
        tabs={instructorQueues.map((each) => ({
          href: hrefOf(each),
          name: (
            <>
              {t(`queue.${each}`)} <span className="num">{found.counts[each]}</span>
            </>
          ),
          current: each === name,
        }))}
      />
      <Messages only={["instructors.admin", "instructors.errors"]}>
        <InstructorList key={`${name} ${found.page}`} people={found.people}>
          {found.people.length === 0 ? (
            <EmptyState title={t(`empty.${name}`)}>{name === "waiting" && t("emptyWhy")}</EmptyState>
          ) : (
            <ListEnd>
              <p className="caption">{t("shown", { from, to: from + found.people.length - 1, total: found.total })}</p>
              <Pagination page={found.page} last={found.pages} hrefOf={(next) => hrefOf(name, next)} />
            </ListEnd>
          )}
        </InstructorList>
      </Messages>
    </main>
  );
}
