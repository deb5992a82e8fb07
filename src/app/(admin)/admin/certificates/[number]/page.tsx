import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { WorkColumns } from "@/components/work/work-columns";
import { WorkHead } from "@/components/work/work-head";
import { RecordChain } from "@/features/certificates/components/record-chain";
import { RecordFacts } from "@/features/certificates/components/record-facts";
import { RecordPanel } from "@/features/certificates/components/record-panel";
import { RecordStateTag } from "@/features/certificates/components/record-state";
import { parseCertificateReference } from "@/features/certificates/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: `${number}, ${(await getTranslations("certificates.admin"))("title")}`, robots: { index: false } };
}

/** One certificate: what it says, what was issued before and after it, and what can be done about it. */
export default async function CertificateRecordPage({ params }: Props) {
  await requireSite("admin.use");
  const read = parseCertificateReference((await params).number);
  if (read.kind !== "number") notFound();
  const [record, t] = await Promise.all([
    orRefuse((await serverApi()).certificates.get({ number: read.number })),
    getTranslations("certificates.admin"),
  ]);
  const { number, state, holderName, reissueObstacle } = record;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <Breadcrumbs trail={[{ name: t("title"), href: "/admin/certificates" }]} />
        <div className="row row--apart">
          <h1 className="wrap-anywhere" translate="no">
            {number}
          </h1>
          <RecordStateTag state={state} />
        </div>
      </WorkHead>
      <WorkColumns>
        <div>
          <RecordFacts of={record} />
          <RecordChain chain={record.chain} here={number} />
        </div>
        <aside aria-label={t("act")}>
          <Messages only={["certificates.admin"]}>
            <RecordPanel key={`${number} ${state}`} of={{ number, state, holderName, reissueObstacle }} />
          </Messages>
        </aside>
      </WorkColumns>
    </main>
  );
}
