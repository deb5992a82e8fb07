import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { FactsLine } from "@/components/ui/facts-line";
import { WorkHead } from "@/components/work/work-head";
import { BankForm } from "@/features/authoring/components/banks/bank-form";
import { Gallery, GalleryEntry } from "@/features/studio/components/gallery";
import { StudioFold } from "@/features/studio/components/studio-fold";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("banks"))("title"), robots: { index: false } };
}

/** One's own question banks. */
export default async function BanksPage() {
  await requireSite("course.create");
  const viewer = await getViewer();
  const banks = await orRefuse((await serverApi()).authoring.banks.list());
  const t = await getTranslations("banks");
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <h1>{t("title")}</h1>
      </WorkHead>
      <StudioTabs here="banks" viewer={viewer} />
      <p className="muted pbs-3">{t("lead")}</p>
      {banks.length === 0 && <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>}
      <Gallery>
        {banks.map(({ id, title, description, questions, tags }) => (
          <GalleryEntry key={id} href={`/instructor/banks/${id}`} title={title} text={description}>
            <FactsLine>
              <span>{t("questions", { count: questions })}</span>
              {tags.length > 0 && <span dir="auto">{tags.slice(0, 10).join(", ")}</span>}
            </FactsLine>
          </GalleryEntry>
        ))}
      </Gallery>
      <StudioFold name={t("create")}>
        <div className="mbs-4 max-inline-160">
          <Messages only={["banks", "editor.errors"]}>
            <BankForm />
          </Messages>
        </div>
      </StudioFold>
    </main>
  );
}
