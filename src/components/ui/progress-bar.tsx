import type { CSSProperties } from "react";

export const atPercent = (percent: number) => ({ "--at": `${Math.min(100, Math.max(0, percent))}%` }) as CSSProperties;

const lineClass = "meter block-1.5 overflow-hidden rounded-[1px] bg-line forced-colors:[outline:1px_solid_CanvasText]";

function Fill({ percent }: { percent: number }) {
  return <span className="forced-color-adjust-none block block-full bg-ink inline-(--at)" style={atPercent(percent)} />;
}

/** How far something has come, from 0 to 100; said in whole percent, 100 only once it is all there. `words` says it for those who listen; by default the percentage is read. */
export function ProgressBar({ label, percent, words }: { label: string; percent: number; words?: string }) {
  const whole = Math.floor(Math.min(100, Math.max(0, percent)));
  return (
    <div
      className={lineClass}
      role="progressbar"
      aria-label={label}
      aria-valuenow={whole}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={words}
    >
      <Fill percent={percent} />
    </div>
  );
}

/** The same, silent: the words beside it say how far. */
export function Meter({ percent, className = "block" }: { percent: number; className?: string }) {
  return (
    <span className={`${lineClass} ${className}`} aria-hidden="true">
      <Fill percent={percent} />
    </span>
  );
}
