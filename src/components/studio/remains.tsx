import type { ReactNode } from "react";

/** What remains to be done or known, row by row. */
export function Remains({ children }: { children: ReactNode }) {
  return <ul className="border-ink border-bs">{children}</ul>;
}

interface RemainProps {
  what: ReactNode;
  language?: string;
  /** Under it. */
  where: ReactNode;
  /** What there is to say of it, and one button. */
  children: ReactNode;
}

export function Remain({ what, language, where, children }: RemainProps) {
  return (
    <li className="grid grid-cols-[10rem_minmax(0,1fr)_auto] items-start gap-x-6 gap-y-1 border-line border-be py-3 max-[48rem]:grid-cols-[minmax(0,1fr)] pointer-coarse:[&>.btn]:mbs-2 max-[48rem]:[&>.btn]:justify-self-start [&_p+p]:text-ink-muted">
      <p className="caption wrap-anywhere pbs-0.5">
        <b
          className="block text-[0.9375rem]/5.5 font-strong text-ink"
          {...(language ? { lang: language } : { dir: "auto" })}
        >
          {what}
        </b>
        {where}
      </p>
      {children}
    </li>
  );
}
