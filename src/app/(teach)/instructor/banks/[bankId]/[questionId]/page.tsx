import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { TaskMain, TaskPage, TaskSide } from "@/components/work/task";
import { env } from "@/env/server";
import { previewForAuthor } from "@/features/assessment/components/preview-for-author";
import { BankFilter } from "@/features/authoring/banks/schema";
import { SeenQuestion } from "@/features/authoring/components/assessment/seen-question";
import { BankQuestionForm } from "@/features/authoring/components/banks/bank-question-form";
import { BankUses } from "@/features/authoring/components/banks/bank-uses";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ bankId: string; questionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("banks"))("title"), robots: { index: false } };
}

/** One question of a bank under edit; under `new`, one that isn't there yet. */
export default async function BankQuestionPage({ params }: Props) {
  const { bankId, questionId } = await params;
  await requireSite("course.create");
  const { authoring, assessment } = await serverApi();
  const isNew = questionId === "new";
  const author = await requirePerson();
  const [bank, stored, shown] = await orRefuse(
    Promise.all([
      authoring.banks.one({ bankId, filter: BankFilter.parse({}) }),
      isNew ? null : authoring.banks.question({ bankId, questionId }),
      isNew ? null : assessment.bankPreview({ bankId, questionId }),
    ]),
  );
  const questions = await getTranslations("questions");
  const t = await getTranslations("banks");
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs
          trail={[
            { name: t("title"), href: "/instructor/banks" },
            { name: bank.title, href: `/instructor/banks/${bankId}` },
          ]}
        />
        <h1>{stored ? t("question", { number: stored.number }) : t("newQuestion")}</h1>
        <Messages only={["banks", "questions", "editor.errors", "editor.unsaved", "media"]}>
          <FilePickerProvider maxBytes={env.MAX_FILE_BYTES}>
            <FileUploadsProvider>
              <BankQuestionForm
                bankId={bankId}
                authorId={author.id}
                tags={bank.tags}
                stored={stored && { ...stored, id: questionId }}
              />
            </FileUploadsProvider>
          </FilePickerProvider>
        </Messages>
      </TaskMain>
      {stored && shown && (
        <TaskSide aria-label={t("beside")}>
          <section aria-labelledby="seen">
            <h2 id="seen">{questions("seen")}</h2>
            <SeenQuestion>
              {(await previewForAuthor(shown, 1)) ?? <p className="caption">{questions("notSeen")}</p>}
            </SeenQuestion>
          </section>
          <BankUses uses={stored.usedIn} />
        </TaskSide>
      )}
    </TaskPage>
  );
}
