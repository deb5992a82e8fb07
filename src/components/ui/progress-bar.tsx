import type { CSSProperties } from "react";

export const atPercent = (percent: number) => ({ "--at": `${Math.min(100, Math.max(0, percent))}%` }) as CSSProperties;

/** How far something has come, from 0 to 100; said in whole percent, 100 only once it is all there. `words` says it for those who listen; by default the percentage is read. */
export function ProgressBar({ label, percent, words }: { label: string; percent: number; words?: string }) {
  const whole = Math.floor(Math.min(100, Math.max(0, percent)));
  return (
    <div
      className="meter"
      role="progressbar"
      aria-label={label}
      aria-valuenow={whole}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={words}
    >
      <div className="meter__fill" style={atPercent(percent)} />
    </div>
  );
}
