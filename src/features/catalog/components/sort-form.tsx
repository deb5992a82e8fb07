"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useOptimistic, useTransition } from "react";
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
  label: string;
  submit: string;
  /** The rest of the address as hidden fields, for those without script. */
  children: ReactNode;
}

export function SortForm({ choices, chosen, label, submit, children }: SortFormProps) {
  const router = useRouter();
  const id = useId();
  const [, startTransition] = useTransition();
  const [order, setOrder] = useOptimistic(chosen);
  return (
    <form className="row row--tight" action="/courses">
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
      {children}
      <noscript>
        <button type="submit" className="btn">
          {submit}
        </button>
      </noscript>
    </form>
  );
}
