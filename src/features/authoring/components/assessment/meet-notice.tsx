"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Two authors met; one of them is asked which change counts. */
export function MeetNotice({
  words,
  theirs,
  onResolve,
}: {
  words: string;
  theirs?: string;
  onResolve: (keep: "mine" | "theirs") => void;
}) {
  const t = useTranslations("questions");
  return (
    <Notice tone="caution" live="alert">
      <p>{words}</p>
      {theirs && <p dir="auto">{t("theirText", { text: theirs })}</p>}
      <div className="row row--tight">
        <Button size="small" onClick={() => onResolve("mine")}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={() => onResolve("theirs")}>
          {t("takeTheirs")}
        </Button>
      </div>
    </Notice>
  );
}
