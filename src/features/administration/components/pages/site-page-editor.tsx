"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ContentBody } from "@/components/content/content-body";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { mostPageCharacters, type SitePageName } from "@/features/administration/rules";
import { sitePageAction } from "@/features/administration/server/actions";
import type { SitePageState } from "@/features/administration/site-page-state";

interface SitePageEditorProps {
  page: SitePageName;
  text: string;
  revision: number;
}

/** Where a page of the site is written, and looked at before it is saved. Works without script. */
export function SitePageEditor({ page, text, revision }: SitePageEditorProps) {
  const t = useTranslations("site.editor");
  const before: SitePageState = { text, html: null, refusal: null };
  const [state, send, isPending] = useActionState(sitePageAction, before);
  return (
    <ActionForm className="stack" action={send}>
      {state.refusal && (
        <Notice tone="negative" live="alert">
          {state.refusal}
        </Notice>
      )}
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="revision" value={revision} />
      <TextArea
        name="text"
        label={t("text")}
        hint={t("hint")}
        defaultValue={state.text}
        maxLength={mostPageCharacters}
        rows={18}
        dir="auto"
      />
      <div className="row">
        <Button type="submit" name="do" value="save" look="first" disabled={isPending}>
          {t("save")}
        </Button>
        <Button type="submit" name="do" value="preview" icon="eye" disabled={isPending}>
          {t("preview")}
        </Button>
      </div>
      {state.html !== null && (
        <>
          <Notice live="status">{t(state.html === "" ? "shownEmpty" : "shown")}</Notice>
          <div className="page-text__shown">
            <ContentBody html={state.html} />
          </div>
        </>
      )}
    </ActionForm>
  );
}
