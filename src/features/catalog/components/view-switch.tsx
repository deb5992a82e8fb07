"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useOptimistic, useSyncExternalStore, useTransition } from "react";
import { viewEvent } from "@/components/layout/view-preferences";
import { SegmentRow } from "@/components/ui/segment-row";
import type { views } from "../schema";

type View = (typeof views)[number];

/** One way to show the results, with the address that says so. */
export interface ViewChoice {
  value: View;
  name: string;
  href: string;
}

interface ViewSwitchProps {
  label: string;
  choices: readonly ViewChoice[];
  /** What the address says; null leaves it to what was chosen last. */
  asked: View | null;
  /** The rest of the address as hidden fields, for those without script. */
  children: ReactNode;
}

/** Follows the page's own script, which has the choice before the first paint. */
function watchKept(tell: () => void) {
  addEventListener(viewEvent, tell);
  return () => removeEventListener(viewEvent, tell);
}
const readKept = (): View => (document.documentElement.dataset.catalog === "covers" ? "covers" : "list");

/** List or covers: kept on the device and with the account, and said by the address, so that a link shows the same. */
export function ViewSwitch({ label, choices, asked, children }: ViewSwitchProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const kept = useSyncExternalStore(watchKept, readKept, () => "list" as const);
  const [view, setView] = useOptimistic<View | null>(asked);
  const shown = view ?? kept;
  const choose = ({ value, href }: ViewChoice) => {
    dispatchEvent(new CustomEvent(viewEvent, { detail: ["catalog", value === "covers" ? value : "", false] }));
    startTransition(() => {
      setView(value);
      router.push(href, { scroll: false });
    });
  };
  return (
    <form action="/courses" className="end">
      {children}
      <SegmentRow role="group" aria-label={label} data-view={view ?? "kept"}>
        {choices.map((choice) => (
          <button
            key={choice.value}
            className={
              choice.value === "covers"
                ? "covers:bg-solid covers:text-solid-ink"
                : "covers:bg-transparent covers:text-inherit"
            }
            type="submit"
            name="view"
            value={choice.value}
            aria-pressed={choice.value === shown}
            onClick={(event) => {
              event.preventDefault();
              choose(choice);
            }}
          >
            {choice.name}
          </button>
        ))}
      </SegmentRow>
    </form>
  );
}
