import { Notice } from "@/components/ui/notice";

interface ExchangeIssue {
  /** A question is left out for it. */
  isLost: boolean;
  where: string;
  why: string;
}

interface ExchangeIssuesProps {
  issues: readonly ExchangeIssue[];
  words: Record<"lost" | "changed", (count: number) => string>;
}

/** What is left out, and what is not as it was: a line each, with where it is and why. */
export function ExchangeIssues({ issues, words }: ExchangeIssuesProps) {
  const parts = { lost: issues.filter(({ isLost }) => isLost), changed: issues.filter(({ isLost }) => !isLost) };
  return (["lost", "changed"] as const).map(
    (part) =>
      parts[part].length > 0 && (
        <Notice key={part} tone={part === "lost" ? "caution" : "neutral"}>
          <p>{words[part](parts[part].length)}</p>
          <ul className="mbs-1 grid gap-1">
            {parts[part].map(({ where, why }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown anew as a whole
              <li key={at} className="wrap-anywhere">
                <span dir="auto">{where}</span> <span className="caption block">{why}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ),
  );
}
