import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { Point } from "@/features/statistics/analytics";

const width = 716;
const height = 240;
const plot = { left: 44, right: 640, top: 20, bottom: 208 };
/** Labels along the foot: as many as are beside each other on a phone. */
const mostLabels = 5;

/** Every so many points one gets a label. */
function labelled(points: readonly Point[]): Point[] {
  const step = Math.max(1, Math.ceil(points.length / mostLabels));
  return points.filter((_, at) => at % step === 0 && at < points.length - step / 2);
}

/** A line over zero, this stretch solid and the one before dotted, the last point marked. Drawn on the server: no script. */
export function LineChart({
  points,
  says,
  nameOf,
  write,
  least = 3,
}: {
  points: readonly Point[];
  /** What the image says, for those who do not see it. */
  says: string;
  nameOf: (day: string) => string;
  write: (value: number) => string;
  /** The scale reaches at least as high. */
  least?: number;
}) {
  const values = points.flatMap(({ value, before }) => [value, before ?? 0]);
  // Money that was paid back makes a day less than nothing.
  const [bottom, top] = [Math.min(0, ...values), Math.max(least, ...values)];
  const y = scaleLinear([bottom, top], [plot.bottom, plot.top]).nice(3);
  const x = scalePoint(
    points.map(({ day }) => day),
    [plot.left, plot.right],
  );
  const draw = line<[number, number]>();
  const along = (pick: (point: Point) => number) =>
    draw(points.map((point) => [x(point.day) ?? plot.left, y(pick(point))])) ?? "";
  const last = points.at(-1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <g fontFamily="var(--sans)" fill="currentColor">
        {y
          .ticks(3)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <path
                d={`M${plot.left} ${y(tick)}H${plot.right}`}
                stroke="currentColor"
                opacity={tick === 0 ? 0.6 : 0.16}
              />
              <text x={plot.left - 8} y={y(tick) + 4} textAnchor="end">
                {write(tick)}
              </text>
            </g>
          ))}
        {labelled(points).map(({ day }) => (
          <text key={day} x={x(day)} y={height - 8} textAnchor={day === last?.day ? "end" : "start"}>
            {nameOf(day)}
          </text>
        ))}
        {points.some(({ before }) => before !== null) && (
          <path
            d={along(({ before }) => before ?? 0)}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray="2 4"
            opacity=".75"
          />
        )}
        <path d={along(({ value }) => value)} fill="none" stroke="currentColor" strokeWidth="2" />
        {last && (
          <>
            <circle cx={x(last.day)} cy={y(last.value)} r="4" fill="var(--accent)" />
            <text x={plot.right + 10} y={y(last.value) + 4} fontWeight="700">
              {write(last.value)}
            </text>
          </>
        )}
      </g>
    </svg>
  );
}
