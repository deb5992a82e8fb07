"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import { readTags, Tags } from "@/features/authoring/banks/schema";

/** The tags that a text names; null where one of them can't be a tag. */
export function tagsIn(typed: string): string[] | null {
  const read = Tags.safeParse(readTags(typed));
  return read.success ? read.data : null;
}

interface TagsFieldProps {
  label: string;
  hint?: string;
  typed: string;
  onType: (typed: string) => void;
  /** To choose from. */
  known: readonly string[];
  listId: string;
}

/** Tags as one line, parted by commas. */
export function TagsField({ label, hint, typed, onType, known, listId }: TagsFieldProps) {
  const t = useTranslations("banks");
  return (
    <div>
      <TextField
        label={label}
        hint={hint ?? t("tagsHint")}
        error={tagsIn(typed) === null && t("tagsBad")}
        value={typed}
        list={listId}
        autoComplete="off"
        dir="auto"
        onChange={({ target }) => onType(target.value)}
      />
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
