import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { ListEnd } from "@/components/work/queue";
import { WorkHead } from "@/components/work/work-head";
import { MonthDecisions } from "@/features/reviews/components/month-decisions";
import { ReviewCases } from "@/features/reviews/components/review-cases";
import { ShareForm } from "@/features/reviews/components/share-form";
import { promisedDays, queuePageSize, type ReviewQueue, reviewQueues } from "@/features/reviews/rules";
import type { ReviewFigures } from "@/features/reviews/server/read-figures";
import { isAdmin } from "@/policy/actor";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ queue?: string; page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.moderation"))("title"), robots: { index: false } };
}

const hrefOf = (queue: ReviewQueue, page = 1) => `/admin/reviews?queue=${queue}${page > 1 ? `&page=${page}` : ""}`;

/** What students wrote of courses, and what moderators make of it. */
export default async function ReviewsPage({ searchParams }: Props) {
  await requireSite("review.moderate");
  const asked = await searchParams;
  const name = reviewQueues.find((queue) => queue === asked.queue) ?? "waiting";
  const page = /^[1-9]\d{0,4}$/.test(asked.page ?? "") ? Number(asked.page) : 1;
  const api = await serverApi();
  const [queue, figures, t, viewer] = await Promise.all([
    orRefuse(api.reviews.queue({ queue: name, page })),
    orRefuse(api.reviews.figures()),
    getTranslations("reviews.moderation"),
    getViewer(),
  ]);
  const from = (queue.page - 1) * queuePageSize + 1;
  const shown = { from, to: from + queue.reviews.length - 1, total: queue.total };
  return (
    <main id="main" className="wrap wrap--wide">
      <ReviewsHead figures={figures} />
      <Tabs
        label={t("queues")}
        tabs={reviewQueues.map((each) => ({
          href: hrefOf(each),
          name: <QueueName queue={each} figures={figures} />,
          current: each === name,
        }))}
      />
      <Messages only={["reviews.moderation"]}>
        <ReviewCases
          key={`${name} ${queue.page}`}
          queue={queue}
          pages={
            queue.reviews.length === 0 ? (
              <EmptyState title={t(`empty.${name}`)}>
                {(name === "waiting" || name === "reported" || name === "appealed") && t(`emptyWhy.${name}`)}
              </EmptyState>
            ) : (
              <ListEnd>
                <p className="caption">{t("shown", shown)}</p>
                <Pagination page={queue.page} last={queue.pages} hrefOf={(next) => hrefOf(name, next)} />
              </ListEnd>
            )
          }
        >
          <MonthDecisions month={figures.month} />
          {isAdmin(viewer) && (
            <section aria-labelledby="share">
              <h2 id="share" className="label">
                {t("share.title")}
              </h2>
              <p className="caption">{t("share.why")}</p>
              <ShareForm share={figures.share} />
            </section>
          )}
        </ReviewCases>
      </Messages>
    </main>
  );
}

async function ReviewsHead({ figures }: { figures: ReviewFigures }) {
  const t = await getTranslations("reviews.moderation");
  const { oldestWaitingSince: since, asOf } = figures;
  return (
    <WorkHead isApart>
      <h1>{t("title")}</h1>
      <p className="asof">
        {since && t("waits", { days: Math.floor((asOf.getTime() - since.getTime()) / 86_400_000) })}{" "}
        {t("promise", { days: promisedDays })} {t("asOf")} <LocalTime at={asOf} shape="time" />
      </p>
    </WorkHead>
  );
}

async function QueueName({ queue, figures }: { queue: ReviewQueue; figures: ReviewFigures }) {
  const t = await getTranslations("reviews.moderation");
  const count = queue === "waiting" || queue === "reported" || queue === "appealed" ? figures.counts[queue] : null;
  return (
    <>
      {t(`queue.${queue}`)} {count !== null && <span className="num">{count}</span>}
    </>
  );
}
