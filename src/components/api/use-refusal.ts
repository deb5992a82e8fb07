"use client";
import { useTranslations } from "next-intl";
import { type ApiFailure, describeFailure } from "./client";

export type ToldFailure = Pick<ApiFailure, "reason" | "sentence" | "facts">;

/** What comes without a sentence, and what it is called among the messages that every page has. */
const bareReasons = { "common.offline": "offline", "common.too_large": "too_large" } as const;
const isBare = (reason: string): reason is keyof typeof bareReasons => reason in bareReasons;

/**
 * The sentence of a failure: the one that came with the answer, in the reader's language. `place` names messages (among the
 * page's `Messages`) about which it knows more, by the last part of the reason: "discussion.write.errors" may have `offline`,
 * `unexpected`, `sign_in_required` and so on, to say that the text is kept.
 */
export function useFailureSentence(place?: string): (failure: ToldFailure) => string {
  const t = useTranslations();
  return ({ reason, sentence, facts }) => {
    const own = `${place}.${reason.split(".")[1]}`;
    if (t.has(own)) return t(own, facts);
    return sentence ?? t(`common.refused.${isBare(reason) ? bareReasons[reason] : "unexpected"}`);
  };
}

/** What to tell someone whose call was refused or failed; `place` as above. */
export function useRefusal(place?: string): (error: unknown) => string {
  const tell = useFailureSentence(place);
  return (error) => tell(describeFailure(error));
}
