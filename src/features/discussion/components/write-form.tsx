"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { longestPost, longestTitle } from "@/features/discussion/rules";
import { type KeptWords, keepWords, newWords, readWords, type WordsOf } from "./kept-words";

interface WriteFormProps {
  /** Whose words these are, and about what. */
  of: WordsOf;
  name: string;
  field: string;
  hint?: string;
  /** Asks for a title too. */
  hasTitle?: boolean;
  /** Its name and what is said where it is missing, where it is no question. */
  titleField?: string;
  noTitle?: string;
  stored?: { title: string; content: string };
  submit: string;
  /** Beside the button. */
  caption?: string;
  /** In its place where this browser keeps nothing. */
  captionUnkept?: string;
  children?: ReactNode;
  onFocus?: () => void;
  send: (words: KeptWords) => Promise<unknown>;
  onSent: () => void;
  onCancel?: () => void;
}

/** A question, a reply or its new words. What is typed stays on this device until it is stored, and nothing says so where it does not. */
export function WriteForm({ of, hasTitle = false, stored, send, onSent, onCancel, ...said }: WriteFormProps) {
  const t = useTranslations("discussion.talk");
  /** False where this browser keeps nothing. */
  const [isKept, setKept] = useState(true);
  const { isBusy, problem, setProblem, run } = useCall({ place: isKept ? "discussion.write.errors" : undefined });
  const form = useRef<HTMLFormElement>(null);
  const [words, setWords] = useState(() => newWords(stored?.title, stored?.content));
  const [isTried, setTried] = useState(false);
  const isTyped = useRef(false);
  const { writerId, about } = of;
  // After the first paint: the server that drew the page knows nothing of what this device keeps.
  useEffect(() => {
    let isHere = true;
    isTyped.current = false;
    void readWords({ writerId, about }).then((kept) => isHere && kept && !isTyped.current && setWords(kept));
    return () => {
      isHere = false;
    };
  }, [writerId, about]);
  const noTitle = hasTitle && words.title.trim() === "";
  const noContent = words.content.trim() === "";
  const caption = isKept ? said.caption : (said.captionUnkept ?? said.caption);

  function change(part: Partial<KeptWords>) {
    const next = { ...words, ...part };
    isTyped.current = true;
    setWords(next);
    void keepWords(of, next).then(setKept);
  }

  function leave() {
    void keepWords(of, null);
    setWords(newWords(stored?.title, stored?.content));
    setTried(false);
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (noTitle || noContent) {
      form.current?.querySelector<HTMLElement>(noTitle ? "input" : "textarea")?.focus();
      return;
    }
    await run(async () => {
      await send({ ...words, title: words.title.trim(), content: words.content.trim() });
      leave();
      onSent();
    });
  }

  return (
    <form
      ref={form}
      className="mbs-4 mbe-6 grid gap-2"
      aria-label={said.name}
      onSubmit={submit}
      onFocus={said.onFocus}
      noValidate
    >
      {hasTitle && (
        <TextField
          className="input"
          label={said.titleField ?? t("title")}
          maxLength={longestTitle}
          dir="auto"
          readOnly={isBusy}
          value={words.title}
          error={isTried && noTitle && (said.noTitle ?? t("noTitle"))}
          onChange={(event) => change({ title: event.target.value })}
        />
      )}
      <TextArea
        className="input"
        label={said.field}
        hint={said.hint}
        rows={3}
        maxLength={longestPost}
        dir="auto"
        // What is typed once it is on its way would not go with it.
        readOnly={isBusy}
        value={words.content}
        error={isTried && noContent && t("noWords")}
        onChange={(event) => change({ content: event.target.value })}
      />
      {said.children}
      <ErrorLine words={problem} />
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {said.submit}
        </Button>
        {onCancel && (
          <Button
            look="quiet"
            onClick={() => {
              leave();
              onCancel();
            }}
          >
            {t("cancel")}
          </Button>
        )}
        {caption && <span className="caption">{caption}</span>}
      </div>
    </form>
  );
}
