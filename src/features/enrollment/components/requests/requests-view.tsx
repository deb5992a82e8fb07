import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { Tally } from "@/components/ui/tally";
import { ListEnd } from "@/components/work/queue";
import { PROMISED_DAYS, REQUESTS_A_PAGE, type RequestQueue, requestQueues } from "@/features/enrollment/requests";
import type { RequestPage } from "@/features/enrollment/server/requests/list-requests";
import { RequestCases } from "./request-cases";

/** What the address asks for; anything it cannot mean is left out. */
export function readRequestQuery(query: { queue?: string; page?: string }): { queue: RequestQueue; page: number } {
  const queue = requestQueues.find((each) => each === query.queue) ?? "waiting";
  return { queue, page: /^[1-9]\d{0,4}$/.test(query.page ?? "") ? Number(query.page) : 1 };
}

interface RequestsViewProps {
  /** Where it is. */
  here: string;
  queue: RequestQueue;
  page: RequestPage;
}

/** The queues of requests, of the whole site or of one course, with those that wait to be answered first. */
export async function RequestsView({ here, queue, page }: RequestsViewProps) {
  const t = await getTranslations("requests.admin");
  const hrefOf = (to: RequestQueue, number = 1) => `${here}?queue=${to}${number > 1 ? `&page=${number}` : ""}`;
  const { requests, counts, total } = page;
  const from = (page.page - 1) * REQUESTS_A_PAGE + 1;
  return (
    <>
      <Tabs
        label={t("queues")}
        tabs={requestQueues.map((each) => ({
          href: hrefOf(each),
          name: (
            <>
              {t(`queue.${each}`)} {each === "waiting" && <span className="num">{counts.waiting}</span>}
            </>
          ),
          current: each === queue,
        }))}
      />
      <Messages only={["requests.admin", "requests.errors"]}>
        <RequestCases
          key={`${queue} ${page.page}`}
          requests={requests}
          pages={
            requests.length === 0 ? (
              <EmptyState title={t(`empty.${queue}`)}>{queue === "waiting" && t("emptyWhy")}</EmptyState>
            ) : (
              <ListEnd>
                <p className="caption">{t("shown", { from, to: from + requests.length - 1, total })}</p>
                <Pagination page={page.page} last={page.lastPage} hrefOf={(next) => hrefOf(queue, next)} />
              </ListEnd>
            )
          }
        >
          <section aria-labelledby="all">
            <h2 id="all" className="label">
              {t("all")}
            </h2>
            <Tally
              columns={1}
              lines={requestQueues.map((each) => ({ name: t(`queue.${each}`), value: counts[each] }))}
            />
          </section>
          <section aria-labelledby="how">
            <h2 id="how" className="label">
              {t("how")}
            </h2>
            <p className="caption">{t("howWhat")}</p>
          </section>
        </RequestCases>
      </Messages>
    </>
  );
}

/** How long the oldest has waited, and what was promised. */
export async function RequestPromise({ page: { oldestWaitingSince: since, asOf } }: { page: RequestPage }) {
  const t = await getTranslations("requests.admin");
  return (
    <p className="asof">
      {since && t("waits", { hours: Math.floor((asOf.getTime() - since.getTime()) / 3_600_000) })}{" "}
      {t("promise", { days: PROMISED_DAYS })} {t("asOf")} <LocalTime at={asOf} shape="time" />
    </p>
  );
}
