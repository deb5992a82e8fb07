"use client";
import { useTranslations } from "next-intl";
import { ChoiceNotice } from "@/features/editor/components/choice-notice";

/** Two authors met in a question or in the rules. */
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
    <ChoiceNotice
      words={words}
      theirs={theirs && t("theirText", { text: theirs })}
      mineName={t("keepMine")}
      theirsName={t("takeTheirs")}
      onResolve={onResolve}
    />
  );
}
