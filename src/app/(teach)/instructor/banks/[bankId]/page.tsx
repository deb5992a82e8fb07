import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { TaskLead, TaskMain, TaskPage, TaskSide } from "@/components/work/task";
import { env } from "@/env/server";
import { BankFilter } from "@/features/authoring/banks/schema";
import { BankFilters } from "@/features/authoring/components/banks/bank-filters";
import { BankForm } from "@/features/authoring/components/banks/bank-form";
import { BankQuestions } from "@/features/authoring/components/banks/bank-questions";
import { BankUses } from "@/features/authoring/components/banks/bank-uses";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Query = Partial<Record<"q" | "tag" | "difficulty" | "kind", string | string[]>>;
type Props = { params: Promise<{ bankId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("banks"))("title"), robots: { index: false } };
}

/** What can't be read filters nothing. */
function readFilter({ q, tag, difficulty, kind }: Query): BankFilter {
  const { shape } = BankFilter;
  return {
    search: shape.search.catch("").parse(q),
    tag: shape.tag.catch(null).parse(tag || null),
    difficulty: shape.difficulty.catch(null).parse(difficulty ? Number(difficulty) : null),
    kind: shape.kind.catch(null).parse(kind || null),
  };
}

/** One bank. `?q=`, `?tag=`, `?difficulty=` and `?kind=` narrow its list. */
export default async function BankPage({ params, searchParams }: Props) {
  const { bankId } = await params;
  await requireSite("course.create");
  const filter = readFilter(await searchParams);
  const bank = await orRefuse((await serverApi()).authoring.banks.one({ bankId, filter }));
  const t = await getTranslations("banks");
  const { id, title, description, tags, questions, total, found, usedIn } = bank;
  const here = `/instructor/banks/${id}`;
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs trail={[{ name: t("title"), href: "/instructor/banks" }]} />
        <h1 dir="auto">{title}</h1>
        {description && <TaskLead dir="auto">{description}</TaskLead>}
        {total > 0 && <BankFilters here={here} filter={filter} tags={tags} />}
        {total > 0 && <p className="caption">{t("found", { found })}</p>}
        {found > questions.length && <p className="caption">{t("firstListed", { count: questions.length })}</p>}
        <Messages only={["banks", "questions", "exchange", "editor.errors", "media"]}>
          <FilePickerProvider maxBytes={env.MAX_FILE_BYTES}>
            <FileUploadsProvider>
              <BankQuestions key={JSON.stringify(filter)} bankId={id} title={title} tags={tags} questions={questions} />
            </FileUploadsProvider>
          </FilePickerProvider>
        </Messages>
        {total === 0 && <EmptyState title={t("noQuestions")}>{t("noQuestionsWhy")}</EmptyState>}
        {total > 0 && found === 0 && (
          <EmptyState title={t("noneFound")} action={<ButtonLink href={here}>{t("clear")}</ButtonLink>}>
            {t("noneFoundWhy")}
          </EmptyState>
        )}
      </TaskMain>
      <TaskSide aria-label={t("about")}>
        <BankUses uses={usedIn} />
        <section aria-labelledby="about">
          <h2 id="about">{t("about")}</h2>
          <Messages only={["banks", "editor.errors"]}>
            <BankForm bank={{ id, title, description }} />
          </Messages>
        </section>
      </TaskSide>
    </TaskPage>
  );
}
