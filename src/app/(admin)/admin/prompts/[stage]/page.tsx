import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { WorkHead } from "@/components/work/work-head";
import { PromptForm } from "@/features/drafting/components/prompts/prompt-form";
import { PromptHistory } from "@/features/drafting/components/prompts/prompt-history";
import { PromptColumns, PromptText } from "@/features/drafting/components/prompts/prompt-layout";
import { stages } from "@/features/drafting/suggestions";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ stage: string }>; searchParams: Promise<{ version?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { stage: name } = await params;
  const stage = stages.find((each) => each === name);
  const t = await getTranslations("prompts");
  return { title: stage ? t(`stages.${stage}`) : t("title"), robots: { index: false } };
}

/** What a model is told for one stage: changed, tried out, and every version that there was. */
export default async function PromptPage({ params, searchParams }: Props) {
  await requireSite("admin.use");
  const [{ stage: name }, { version }] = await Promise.all([params, searchParams]);
  const stage = stages.find((each) => each === name);
  if (!stage) notFound();
  const api = await serverApi();
  const [prompt, drafts, viewer] = await Promise.all([
    orRefuse(api.drafting.prompts.get({ stage, version: version === undefined ? null : Number(version) })),
    orRefuse(api.drafting.list()),
    requirePerson(),
  ]);
  const t = await getTranslations("prompts");
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <Breadcrumbs trail={[{ name: t("editor.crumb"), href: "/admin/prompts" }]} />
        <h1>{t(`stages.${stage}`)}</h1>
        <p className="muted">{t(`about.${stage}`)}</p>
      </WorkHead>
      <PromptColumns>
        <Messages only={["prompts.editor", "prompts.variables", "prompts.preview", "prompts.errors"]}>
          <PromptForm
            key={stage}
            stage={stage}
            editorId={viewer.id}
            current={prompt.current}
            drafts={drafts.map(({ id, topic }) => ({ id, topic }))}
          />
        </Messages>
        <PromptText>
          <PromptHistory prompt={prompt} />
        </PromptText>
      </PromptColumns>
    </main>
  );
}
