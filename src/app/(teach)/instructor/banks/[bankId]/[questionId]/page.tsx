import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { BankFilter } from "@/features/authoring/banks/schema";
import { BankQuestionForm } from "@/features/authoring/components/banks/bank-question-form";
import { BankUses } from "@/features/authoring/components/banks/bank-uses";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/builder.css";

type Props = { params: Promise<{ bankId: string; questionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("banks"))("title"), robots: { index: false } };
}

/** One question of a bank under edit; under `new`, one that isn't there yet. */
export default async function BankQuestionPage({ params }: Props) {
  const { bankId, questionId } = await params;
  await requireSite("course.create");
  const { banks } = (await serverApi()).authoring;
  const [bank, stored] = await orRefuse(
    Promise.all([
      banks.one({ bankId, filter: BankFilter.parse({}) }),
      questionId === "new" ? null : banks.question({ bankId, questionId }),
    ]),
  );
  const t = await getTranslations("banks");
  return (
    <main id="main" className="wrap wrap--wide task">
      <div className="task__main">
        <Breadcrumbs
          trail={[
            { name: t("title"), href: "/instructor/banks" },
            { name: bank.title, href: `/instructor/banks/${bankId}` },
          ]}
        />
        <h1>{stored ? t("question", { number: stored.number }) : t("newQuestion")}</h1>
        <Messages only={["banks", "questions", "editor.errors"]}>
          <BankQuestionForm
            key={stored?.number ?? 0}
            bankId={bankId}
            tags={bank.tags}
            stored={stored && { ...stored, id: questionId }}
          />
        </Messages>
      </div>
      {stored && (
        <aside className="task__side" aria-label={t("usedIn")}>
          <BankUses uses={stored.usedIn} />
        </aside>
      )}
    </main>
  );
}
