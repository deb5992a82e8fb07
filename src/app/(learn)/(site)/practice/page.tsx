import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContentTools } from "@/components/content/content-tools";
import { Messages } from "@/components/i18n/messages";
import { Opening } from "@/components/ui/opening";
import { PracticeSession } from "@/features/practice/components/practice-session";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title"), robots: { index: false } };
}

export default async function PracticePage() {
  await requireSite("account.own");
  const [t, content] = await Promise.all([getTranslations("practice"), getTranslations("media.content")]);
  const [practice, { id: personId }] = await Promise.all([
    orRefuse((await serverApi()).practice.next()),
    requirePerson(),
  ]);
  return (
    <main id="main" className="wrap">
      <Opening trail={[{ name: t("dashboard"), href: "/dashboard" }]} title={t("title")}>
        {t("lead")}
      </Opening>
      <div className="max-w-measure pbs-4 pbe-8">
        <Messages only={["practice", "assessment"]}>
          <PracticeSession practice={practice} personId={personId} />
        </Messages>
      </div>
      <ContentTools words={{ copied: content("copied"), formula: content.raw("formulaRegion") }} />
    </main>
  );
}
