import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { WorkHead } from "@/components/work/work-head";
import {
  RequestPromise,
  RequestsView,
  readRequestQuery,
} from "@/features/enrollment/components/requests/requests-view";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ queue?: string; page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.admin"))("title"), robots: { index: false } };
}

/** Who asks for an enrollment in a priced course, in all of them. */
export default async function AccessRequestsPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = readRequestQuery(await searchParams);
  const [page, t] = await Promise.all([
    orRefuse((await serverApi()).enrollment.requests.list(asked)),
    getTranslations("requests.admin"),
  ]);
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <div className="row row--tight">
          <RequestPromise page={page} />
          <ButtonLink size="small" href="/admin/access/tiers">
            {t("tiers")}
          </ButtonLink>
        </div>
      </WorkHead>
      <RequestsView here="/admin/access" queue={asked.queue} page={page} />
    </main>
  );
}
