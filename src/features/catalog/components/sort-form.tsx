"use client";
import { useRouter } from "next/navigation";
import { useId, useOptimistic, useTransition } from "react";
import type { CatalogQuery } from "../schema";

/** One order, with the address that shows the same courses in it. */
export interface SortChoice {
  value: NonNullable<CatalogQuery["sort"]>;
  label: string;
  href: string;
}

interface SortFormProps {
  choices: readonly SortChoice[];
  chosen: SortChoice["value"];
  /** The words searched for, if any. */
  words: string;
  label: string;
  submit: string;
}

export function SortForm({ choices, chosen, words, label, submit }: SortFormProps) {
  const router = useRouter();
  const id = useId();
  const [, startTransition] = useTransition();
  const [order, setOrder] = useOptimistic(chosen);
  return (
    <form className="row row--tight end" action="/courses">
      <label htmlFor={id} className="muted">
        {label}
      </label>
      <select
        className="input"
        id={id}
        name="sort"
        value={order}
        onChange={(event) => {
          const choice = choices.find(({ value }) => value === event.target.value);
          if (!choice) return;
          startTransition(() => {
            setOrder(choice.value);
            router.push(choice.href, { scroll: false });
          });
        }}
      >
        {choices.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {words && <input type="hidden" name="q" value={words} />}
      <noscript>
        <button type="submit" className="btn">
          {submit}
        </button>
      </noscript>
    </form>
  );
}
