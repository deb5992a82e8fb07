import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { FactsLine } from "@/components/ui/facts-line";
import { BankForm } from "@/features/authoring/components/banks/bank-form";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/admin.css";
import "@/styles/pages/builder.css";

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
      <div className="admin__head">
        <h1>{t("title")}</h1>
      </div>
      <StudioTabs here="banks" viewer={viewer} />
      <p className="muted">{t("lead")}</p>
      {banks.length === 0 && <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>}
      <ul className="gallery">
        {banks.map(({ id, title, description, questions, tags }) => (
          <li key={id}>
            <div>
              <h2 dir="auto">
                <Link href={`/instructor/banks/${id}`}>{title}</Link>
              </h2>
              <p className="gallery__why" dir="auto">
                {description}
              </p>
              <FactsLine>
                <span>{t("questions", { count: questions })}</span>
                {tags.length > 0 && <span dir="auto">{tags.slice(0, 10).join(", ")}</span>}
              </FactsLine>
            </div>
          </li>
        ))}
      </ul>
      <details className="keep arrange">
        <summary>{t("create")}</summary>
        <div>
          <Messages only={["banks", "editor.errors"]}>
            <BankForm />
          </Messages>
        </div>
      </details>
    </main>
  );
}
