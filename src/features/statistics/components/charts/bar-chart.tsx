import { scaleBand, scaleLinear } from "d3-scale";
import { useId } from "react";

const height = 176;
const plot = { left: 4, top: 20, bottom: 150 };

export interface Bar {
  id: string;
  /** Under the bar; empty for none. */
  label: string;
  value: number;
  /** Hatched: what falls short. */
  isBelow?: boolean;
}

/** Bars from zero on with their figures, those that fall short hatched. Drawn on the server: no script. */
export function BarChart({
  bars,
  says,
  write,
  width = 332,
  hasFigures = true,
}: {
  bars: readonly Bar[];
  says: string;
  write: (value: number) => string;
  width?: 332 | 716;
  /** Of many bars the figures are in the table alone. */
  hasFigures?: boolean;
}) {
  const hatch = useId();
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ value }) => value))], [plot.bottom, plot.top]);
  const x = scaleBand(
    bars.map(({ id }) => id),
    [plot.left, width - plot.left],
  )
    .paddingInner(hasFigures ? 0.18 : 0.08)
    .round(true);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="currentColor" strokeWidth="1.5" />
        </pattern>
      </defs>
      <g fontFamily="var(--sans)" fill="currentColor" textAnchor="middle">
        <path d={`M0 ${plot.bottom + 0.5}H${width}`} stroke="currentColor" opacity=".4" />
        {bars.map(({ id, label, value, isBelow }) => {
          const middle = (x(id) ?? 0) + x.bandwidth() / 2;
          return (
            <g key={id}>
              {value > 0 && (
                <rect
                  x={x(id)}
                  y={y(value)}
                  width={x.bandwidth()}
                  height={plot.bottom - y(value)}
                  fill={isBelow ? `url(#${hatch})` : undefined}
                  stroke={isBelow ? "currentColor" : undefined}
                />
              )}
              {hasFigures && value > 0 && (
                <text x={middle} y={y(value) - 6}>
                  {write(value)}
                </text>
              )}
              {label !== "" && (
                <text x={middle} y={height - 8}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
