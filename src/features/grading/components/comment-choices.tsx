"use client";
import { useTranslations } from "next-intl";
import type { SavedComment } from "@/features/grading/server/saved-comments/list-saved-comments";

const mostShown = 8;

/** Those that hold what was typed, those that begin with it first. */
export function choicesFor(comments: readonly SavedComment[], query: string): SavedComment[] {
  const wanted = query.trim().toLowerCase();
  const found = comments.filter(({ text }) => text.toLowerCase().includes(wanted));
  const begins = ({ text }: SavedComment) => Number(text.toLowerCase().startsWith(wanted));
  return found.sort((one, other) => begins(other) - begins(one)).slice(0, mostShown);
}

interface ChoicesProps {
  id: string;
  choices: readonly SavedComment[];
  current: SavedComment;
  onChoose: (text: string) => void;
}

/** Saved comments below the field in which `/` was typed. The focus stays there. */
export function CommentChoices({ id, choices, current, onChoose }: ChoicesProps) {
  const t = useTranslations("grading.one");
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t("savedComments")}
      className="absolute z-10 inline-full rounded-control border border-edge bg-raised p-1"
    >
      {choices.map((choice) => (
        <div
          key={choice.id}
          id={`${id}-${choice.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={choice === current}
          className={`line-clamp-2 cursor-pointer px-2 py-1 wrap-anywhere hover:bg-sunken ${choice === current ? "bg-sunken row-mark" : ""}`}
          dir="auto"
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(choice.text);
          }}
        >
          {choice.text}
        </div>
      ))}
    </div>
  );
}
