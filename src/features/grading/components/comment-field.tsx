"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { useSavedComments } from "@/features/grading/hooks/use-saved-comments";
import { longestComment } from "@/features/grading/rules";
import { insertAt, type SlashMatch, slashMatch } from "@/features/grading/slash-match";
import { CommentChoices, choicesFor } from "./comment-choices";
import { SavedCommentsDialog } from "./saved-comments-dialog";

interface CommentFieldProps {
  value: string;
  hint: ReactNode;
  onText: (text: string) => void;
}

/** A grader's words, with their saved comments behind a button, or where `/` is typed. */
export function CommentField({ value, hint, onText }: CommentFieldProps) {
  const t = useTranslations("grading.one");
  const saved = useSavedComments();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [match, setMatch] = useState<SlashMatch | null>(null);
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const choices = match ? choicesFor(saved.comments ?? [], match.query) : [];
  const current = choices[Math.min(at, choices.length - 1)];

  // A value that is set from outside would leave the caret at its end.
  useLayoutEffect(() => {
    if (caret.current !== null && field.current?.value === value) {
      field.current.setSelectionRange(caret.current, caret.current);
      caret.current = null;
    }
  }, [value]);

  function look({ value: text, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const found = selectionStart === selectionEnd ? slashMatch(text, selectionStart) : null;
    setMatch(found);
    setAt(0);
    if (found) void saved.load();
  }
  function insert(text: string, place: { from: number; to: number }) {
    const next = insertAt(value, text, place);
    if (next.text.length > longestComment) return;
    caret.current = next.caret;
    setMatch(null);
    onText(next.text);
  }
  function press(event: KeyboardEvent) {
    if (!match || !current || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: choices.length - 1 };
    const step = steps[event.key];
    if (step !== undefined) setAt((Math.min(at, choices.length - 1) + step) % choices.length);
    else if (event.key === "Enter" || event.key === "Tab") insert(current.text, match);
    else if (event.key === "Escape") setMatch(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <TextArea
        ref={field}
        label={t("comment")}
        beside={
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              // Where the focus is when the dialog opens is where it goes back to.
              field.current?.focus();
              void saved.load();
              setOpen(true);
            }}
          >
            {t("savedComments")}
          </Button>
        }
        rows={5}
        dir="auto"
        maxLength={longestComment}
        value={value}
        hint={hint}
        aria-controls={current && list}
        aria-activedescendant={current && `${list}-${current.id}`}
        aria-autocomplete="list"
        onKeyDown={press}
        onBlur={() => setMatch(null)}
        onChange={({ target }) => {
          onText(target.value);
          look(target);
        }}
      />
      {match && current && (
        <CommentChoices id={list} choices={choices} current={current} onChoose={(text) => insert(text, match)} />
      )}
      <SavedCommentsDialog
        isOpen={isOpen}
        saved={saved}
        written={value}
        onClose={() => setOpen(false)}
        onInsert={(text) => {
          const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
          insert(text, { from, to });
          setOpen(false);
        }}
      />
    </div>
  );
}
