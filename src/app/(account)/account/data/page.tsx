import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "@/components/layout/account-frame";
import { settingsClass } from "@/components/layout/settings-section";
import { Notice } from "@/components/ui/notice";
import { KeptData } from "@/features/privacy/components/kept-data";
import { Leave } from "@/features/privacy/components/leave";
import { TakeAlong } from "@/features/privacy/components/take-along";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title"), robots: { index: false } };
}

const said = ["deletion", "kept"] as const;

export default async function DataPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  await requireSite("account.own");
  const data = await orRefuse((await serverApi()).privacy.own());
  const viewer = await getViewer();
  const asked = (await searchParams).done;
  const done = said.find((what) => what === asked);
  const t = await getTranslations("privacy.done");
  return (
    <AccountFrame current="data">
      {done && (
        <Notice tone="positive" live="status">
          {t(done)}
        </Notice>
      )}
      <div className={settingsClass}>
        <KeptData data={data} />
        <TakeAlong data={data} />
        <Leave data={data} leavesAt={(viewer.kind === "person" && viewer.leavesAt) || null} />
      </div>
    </AccountFrame>
  );
}
