import type { ReactNode } from "react";

/** Prompts or what is written of one, and what is beside it. */
export function PromptColumns({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-x-12 gap-y-8 pbs-4 pbe-8 max-[68rem]:grid-cols-[minmax(0,1fr)]">
      {children}
    </div>
  );
}

/** In the first column, whatever comes before it. */
export function PromptText({ children }: { children: ReactNode }) {
  return <div className="col-start-1 min-inline-0">{children}</div>;
}

export function PromptHeading({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 className="type-h3 mbe-1" id={id}>
      {children}
    </h2>
  );
}

const wordsClass =
  "mbs-1 mbe-4 max-block-112 overflow-auto wrap-anywhere whitespace-pre-wrap rounded-control bg-sunken px-4 py-3 [font:400_0.8125rem/1.375rem_var(--mono)]";

/** The words of a prompt, as they are sent. */
export function PromptWords({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse has to reach it
    <pre className={wordsClass} dir="auto" tabIndex={0}>
      {children}
    </pre>
  );
}
